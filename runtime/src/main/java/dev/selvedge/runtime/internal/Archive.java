package dev.selvedge.runtime.internal;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Reads an archive through its {@code jar:} URL, which is how archives inside archives can be read
 * too: the class loader that knows the nesting also supplies the URL's handler.
 */
final class Archive {
  private Archive() {}

  /**
   * Names of the files directly below the folder. Every entry is looked at, because an archive need
   * not have entries for its folders.
   *
   * @param root a {@code jar:} URL that ends with {@code /}, such as {@code jar:file:x.jar!/}
   */
  static List<String> names(URL root, String folder) throws IOException {
    return read(
        root,
        (jar, prefix) -> {
          String start = prefix + folder;
          try (Stream<String> entries = jar.stream().map(entry -> entry.getName())) {
            return entries
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()))
                .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
                .toList();
          }
        });
  }

  /** The relative URLs in the manifest's {@code Class-Path}. */
  static List<String> classPath(URL root) throws IOException {
    return read(
        root,
        (jar, prefix) -> {
          Manifest manifest = prefix.isEmpty() ? jar.getManifest() : null;
          String paths =
              manifest == null
                  ? null
                  : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
          return paths == null || paths.isBlank() ? List.of() : List.of(paths.strip().split(" +"));
        });
  }

  /** Opens the archive alone: its folder, where there is one, need not have an entry to open. */
  private static <T> T read(URL root, Reader<T> reader) throws IOException {
    String form = root.toExternalForm();
    int end = form.lastIndexOf("!/") + 2;
    URL archive = new URL(root, form.substring(0, end)); // with the handler of the root
    if (!(archive.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("its URL handler does not open archives");
    }
    connection.setUseCaches(false); // so that closing it takes nothing from anyone else
    try (JarFile jar = connection.getJarFile()) {
      return reader.read(jar, form.substring(end));
    }
  }

  private interface Reader<T> {
    T read(JarFile jar, String prefix) throws IOException;
  }
}
