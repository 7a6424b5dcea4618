package dev.selvedge.runtime.lock.file;

import dev.selvedge.runtime.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/** The notation of coordinators that are directories. */
public final class FileUrl {
  private static final String SCHEME = "file:";

  private FileUrl() {}

  /** Whether it is one, by its beginning. */
  public static boolean isOne(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith(SCHEME);
  }

  static Path path(String url) {
    String text = url.substring(SCHEME.length());
    if (text.isBlank()) {
      throw new InvalidSettingException(
          "coordinator '"
              + url
              + "' names no directory; write file:DIR, such as file:/var/lib/app");
    }
    try {
      return text.startsWith("//") ? fromUri(url) : Path.of(text);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new InvalidSettingException(
          "coordinator '" + url + "' is no path: " + e.getMessage() + "; write file:DIR");
    }
  }

  private static Path fromUri(String url) throws URISyntaxException {
    URI uri = new URI(url);
    String host = uri.getAuthority();
    if (host != null && !host.equals("localhost")) {
      throw new InvalidSettingException(
          "coordinator '"
              + url
              + "' names the host '"
              + host
              + "'; write file:DIR or file:///DIR for a directory of this host");
    }
    String path = uri.getPath();
    if (path == null || path.isBlank() || path.equals("/")) {
      throw new InvalidSettingException(
          "coordinator '" + url + "' names no directory; write file:DIR or file:///DIR");
    }
    return Path.of(new URI("file", null, path, null));
  }
}
