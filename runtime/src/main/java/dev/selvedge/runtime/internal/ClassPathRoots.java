package dev.selvedge.runtime.internal;

import dev.selvedge.contract.CompanionNames;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of which a class loader's class path is made, as far as they can be found: Java has no
 * question for it. Asked are the class loaders that know their URLs, the property {@code
 * java.class.path}, the manifests' {@code Class-Path}, and where the loader finds what nearly every
 * part has.
 */
final class ClassPathRoots {
  private static final System.Logger LOG = System.getLogger(WovenIndex.class.getName());

  /** What tells where a part is; the last lists directories, which need not have a manifest. */
  private static final List<String> LANDMARKS =
      List.of(
          CompanionNames.INDEX,
          CompanionNames.INDEX.substring(0, CompanionNames.INDEX.length() - 1),
          "META-INF/MANIFEST.MF",
          "");

  /** By external form, because the equality of URLs asks name servers. */
  private final Map<String, URL> roots = new LinkedHashMap<>();

  private ClassPathRoots() {}

  /** Directories as {@code file:} URLs and archives as {@code jar:} URLs, all ending in a slash. */
  static Collection<URL> of(ClassLoader loader) {
    ClassPathRoots found = new ClassPathRoots();
    for (ClassLoader each = loader; each != null; each = each.getParent()) {
      if (each instanceof URLClassLoader known) {
        for (URL url : known.getURLs()) {
          found.addPart(url);
        }
      }
      if (each == ClassLoader.getSystemClassLoader()) {
        found.addSystemClassPath();
      }
    }
    for (String landmark : LANDMARKS) {
      found.addWhereFound(loader, landmark);
    }
    return found.roots.values();
  }

  private void addSystemClassPath() {
    for (String part : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      try {
        addPart(Path.of(part).toUri().toURL()); // an empty part is the working directory
      } catch (MalformedURLException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "class path entry {0} is left out: {1}", part, e);
      }
    }
  }

  private void addWhereFound(ClassLoader loader, String landmark) {
    try {
      for (URL url : Collections.list(loader.getResources(landmark))) {
        String found = url.toExternalForm();
        if (found.endsWith(landmark)) {
          String root = found.substring(0, found.length() - landmark.length());
          add(new URL(url, root.endsWith("/") ? root : root + '/'));
        }
      }
    } catch (IOException | RuntimeException e) { // a class loader is an application's code
      LOG.log(System.Logger.Level.WARNING, loader + " cannot be asked for its class path", e);
    }
  }

  /** Adds what stands on a class path: a directory, or an archive by the URL of its file. */
  private void addPart(URL part) {
    try {
      String form = part.toExternalForm();
      if (part.getProtocol().equals("file")) {
        Path path = path(part);
        if (Files.isRegularFile(path)) {
          add(new URL("jar:" + path.toUri() + "!/"));
        } else if (Files.isDirectory(path)) {
          add(path.toUri().toURL());
        } // else nothing is there, which class paths may say
      } else {
        add(form.endsWith("/") ? part : new URL("jar:" + form + "!/"));
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "class path entry {0} is left out: {1}", part, e);
    }
  }

  private void add(URL root) throws IOException {
    URL plain = normal(root);
    if (roots.putIfAbsent(plain.toExternalForm(), plain) != null) {
      return;
    }
    URL archive = archiveFile(plain);
    if (archive != null) {
      for (String relative : Archive.classPath(plain)) {
        addPart(new URL(archive, relative));
      }
    }
  }

  /** One spelling for what several class loaders may spell differently. */
  private static URL normal(URL root) throws IOException {
    URL archive = archiveFile(root);
    if (archive != null) {
      return new URL("jar:" + path(archive).toUri() + "!/");
    }
    return root.getProtocol().equals("file") ? path(root).toUri().toURL() : root;
  }

  /** The file of an archive that lies openly in the file system. */
  private static @Nullable URL archiveFile(URL root) throws IOException {
    String form = root.toExternalForm();
    return form.startsWith("jar:file:") && form.indexOf("!/") == form.length() - 2
        ? new URL(form.substring("jar:".length(), form.length() - 2))
        : null;
  }

  /** The path of a {@code file:} URL, also where whoever made it left spaces as they are. */
  static Path path(URL file) {
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Path.of(file.getPath());
    }
  }
}
