package dev.selvedge.runtime.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * URLs of archives inside archives in the manner of Spring Boot's loader, {@code
 * jar:nested:/app.jar/!lib.jar!/entry}, with a handler of their own.
 */
final class NestedJars {
  private NestedJars() {}

  static URL url(Path outer, String inner, Path temp) throws IOException {
    return new URL(
        null, "jar:nested:" + outer + "/!" + inner + "!/", new Handler(outer, inner, temp));
  }

  private static final class Handler extends URLStreamHandler {
    private final Path outer;
    private final String inner;
    private final Path temp;

    Handler(Path outer, String inner, Path temp) {
      this.outer = outer;
      this.inner = inner;
      this.temp = temp;
    }

    @Override
    protected void parseURL(URL url, String spec, int start, int limit) {
      String root = "nested:" + outer + "/!" + inner + "!/";
      String part = spec.startsWith("jar:") ? spec.substring("jar:".length()) : root + spec;
      setURL(url, "jar", "", -1, null, null, part, null, null);
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      String entry = url.getFile().substring(url.getFile().indexOf("!/") + 2);
      // the constructor takes only URLs that the JDK's own handler understands
      URL plain = new URL("jar:" + outer.toUri() + "!/" + entry);
      return new Connection(plain, unpacked());
    }

    private JarFile unpacked() throws IOException {
      Path copy = Files.createTempFile(temp, "nested", ".jar");
      try (JarFile jar = new JarFile(outer.toFile());
          InputStream in = jar.getInputStream(new JarEntry(inner))) {
        Files.write(copy, in.readAllBytes());
      }
      return new JarFile(copy.toFile());
    }
  }

  private static final class Connection extends JarURLConnection {
    private final JarFile jar;

    Connection(URL url, JarFile jar) throws IOException {
      super(url);
      this.jar = jar;
    }

    @Override
    public JarFile getJarFile() {
      return jar;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      JarEntry entry = jar.getJarEntry(getEntryName());
      if (entry == null) {
        jar.close();
        throw new IOException("no " + getEntryName());
      }
      return jar.getInputStream(entry);
    }

    @Override
    public void connect() {}
  }
}
