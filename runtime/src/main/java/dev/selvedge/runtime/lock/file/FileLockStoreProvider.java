package dev.selvedge.runtime.lock.file;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Opens {@code file:DIR}: locks for all processes of one host, without a server. The directory is
 * made if it is not there; it has to be on a local file system, and nobody else's. Thread-safe.
 *
 * <p>{@code file:DIR} takes the text as it stands, absolute or relative to the working directory;
 * {@code file:///DIR} is read as a URI, {@code %20} for a space.
 */
public final class FileLockStoreProvider implements LockStoreProvider {
  private static final String SCHEME = "file:";

  @Override
  public boolean accepts(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith(SCHEME);
  }

  @Override
  public LockStore open(String url, StoreContext context) {
    Path path = path(url);
    try {
      return FileLockStore.open(url, LockDirectory.open(url, path), context);
    } catch (IOException e) {
      throw new LockStoreUnavailableException(
          "coordinator '" + url + "': cannot use " + path.toAbsolutePath() + ": " + e, e);
    }
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
