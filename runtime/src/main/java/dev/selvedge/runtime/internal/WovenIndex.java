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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the processor has seen: the names of the entries below {@code
 * META-INF/selvedge/woven/} in all parts of a class path.
 *
 * <p>Java has no question for the parts of a class path. Asked are the class loaders that know
 * their URLs, the property {@code java.class.path}, the manifests' {@code Class-Path}, and where
 * the loader finds what nearly every part has. A part that cannot be read is logged: no class comes
 * from it either.
 */
final class WovenIndex {

  /** What tells where a part is; the last finds directories, which need not have a manifest. */
  private static final List<String> LANDMARKS =
      List.of(
          CompanionNames.INDEX,
          CompanionNames.INDEX.substring(0, CompanionNames.INDEX.length() - 1),
          "META-INF/MANIFEST.MF",
          "");

  private final Set<String> classes = new TreeSet<>();

  /** Parts that were read, by external form, because the equality of URLs asks name servers. */
  private final Set<String> seen = new HashSet<>();

  private WovenIndex() {}

  /** Binary names, sorted. */
  static Set<String> classes(ClassLoader loader) {
    WovenIndex index = new WovenIndex();
    for (ClassLoader each = loader; each != null; each = each.getParent()) {
      if (each instanceof URLClassLoader known) {
        for (URL url : known.getURLs()) {
          index.addPart(url);
        }
      }
      if (each == ClassLoader.getSystemClassLoader()) {
        index.addSystemClassPath();
      }
    }
    for (String landmark : LANDMARKS) {
      index.addWhereFound(loader, landmark);
    }
    return index.classes;
  }

  private void addSystemClassPath() {
    String classPath = System.getProperty("java.class.path", "");
    if (classPath.isEmpty() && System.getProperty("jdk.module.main") != null) {
      return; // started from a module: then there is none, where else it is the working directory
    }
    for (String part : classPath.split(File.pathSeparator, -1)) {
      try {
        addPart(Path.of(part).toUri().toURL()); // an empty part is the working directory
      } catch (MalformedURLException | RuntimeException e) {
        leaveOut(part, e);
      }
    }
  }

  private void addWhereFound(ClassLoader loader, String landmark) {
    try {
      for (URL url : Collections.list(loader.getResources(landmark))) {
        String found = url.toExternalForm();
        if (found.endsWith(landmark)) {
          String root = found.substring(0, found.length() - landmark.length());
          addPart(new URL(url, root.endsWith("/") ? root : root + '/'));
        }
      }
    } catch (IOException | RuntimeException e) { // a class loader is an application's code
      leaveOut(loader, e);
    }
  }

  /**
   * Adds a directory or an archive: the latter by the URL of its file, as on a class path, or by
   * that of its content.
   */
  private void addPart(URL part) {
    try {
      Path file = file(part);
      if (file == null) {
        String form = part.toExternalForm();
        addArchive(form.endsWith("/") ? part : new URL("jar:" + form + "!/"));
      } else if (Files.isDirectory(file)) {
        addDirectory(file);
      } else if (Files.isRegularFile(file)) {
        addArchive(new URL("jar:" + file.toUri() + "!/"));
      } // else nothing is there, which class paths may say
    } catch (IOException | RuntimeException e) {
      leaveOut(part, e);
    }
  }

  private void addArchive(URL root) throws IOException {
    if (seen.add(root.toExternalForm()) && root.getProtocol().equals("jar")) {
      Archive archive = Archive.read(root);
      classes.addAll(archive.indexed());
      for (String relative : archive.classPath()) {
        Path file = file(root);
        if (file != null) {
          addPart(new URL(file.toUri().toURL(), relative));
        }
      }
    }
  }

  private void addDirectory(Path directory) throws IOException {
    Path index = directory.resolve(CompanionNames.INDEX);
    if (seen.add(directory.toUri().toString()) && Files.isDirectory(index)) {
      try (Stream<Path> entries = Files.list(index)) {
        entries
            .filter(Files::isRegularFile)
            .forEach(entry -> classes.add(entry.getFileName().toString()));
      }
    }
  }

  /**
   * The directory, or the archive that lies openly in the file system, in one spelling for what
   * several class loaders may spell differently; null for all else.
   */
  private static @Nullable Path file(URL part) throws MalformedURLException {
    String form = part.toExternalForm();
    if (form.startsWith("jar:file:") && form.indexOf("!/") == form.length() - 2) {
      return file(new URL(form.substring("jar:".length(), form.length() - 2)));
    }
    if (!part.getProtocol().equals("file")) {
      return null;
    }
    try {
      return Path.of(part.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Path.of(part.getPath()); // whoever made it left spaces as they are
    }
  }

  private static void leaveOut(Object part, Exception reason) {
    Log.warning(
        WovenIndex.class,
        "class path entry " + part + " cannot be read and is left out of verification",
        reason);
  }
}
