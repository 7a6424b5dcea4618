package dev.selvedge.runtime.internal;

import dev.selvedge.contract.CompanionNames;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What one archive says about the class path.
 *
 * @param indexed names of the classes in its index
 * @param classPath the relative URLs in its manifest's {@code Class-Path}
 */
record Archive(List<String> indexed, List<String> classPath) {

  /**
   * Reads an archive through its {@code jar:} URL, which is how archives inside archives can be
   * read too: the class loader that knows the nesting also supplies the URL's handler.
   *
   * @param root ends with {@code /}, such as {@code jar:file:x.jar!/}; a folder inside the archive
   *     need not have an entry of its own
   */
  static Archive read(URL root) throws IOException {
    String form = root.toExternalForm();
    int end = form.lastIndexOf("!/") + 2;
    URL archive = new URL(root, form.substring(0, end)); // with the handler of the root
    if (!(archive.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("its URL handler does not open archives");
    }
    connection.setUseCaches(false); // so that closing it takes nothing from anyone else
    try (JarFile jar = connection.getJarFile()) {
      String folder = form.substring(end);
      return new Archive(
          indexed(jar, folder + CompanionNames.INDEX),
          folder.isEmpty() ? classPath(jar) : List.of());
    }
  }

  /** Looks at every entry, because an archive need not have entries for its folders. */
  private static List<String> indexed(JarFile jar, String index) {
    try (Stream<String> entries = jar.stream().map(entry -> entry.getName())) {
      return entries
          .filter(name -> name.startsWith(index))
          .map(name -> name.substring(index.length()))
          .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
          .toList();
    }
  }

  private static List<String> classPath(JarFile jar) throws IOException {
    Manifest manifest = jar.getManifest();
    String paths =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    return paths == null || paths.isBlank() ? List.of() : List.of(paths.strip().split(" +"));
  }
}
