package dev.selvedge.runtime.internal;

import dev.selvedge.contract.CompanionNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Parts of class paths that hold index entries and nothing else. */
final class ClassPathFixture {
  private ClassPathFixture() {}

  static Path directory(Path directory, String... classes) throws IOException {
    Path index = Files.createDirectories(directory.resolve(CompanionNames.INDEX));
    for (String name : classes) {
      Files.createFile(index.resolve(name));
    }
    return directory;
  }

  /** An archive without entries for its folders, as many build tools make them. */
  static Path jar(Path file, String... classes) throws IOException {
    return Files.write(file, bytes(new Manifest(), classes));
  }

  /** An archive whose manifest names others, relative to its own place. */
  static Path jarNaming(String classPath, Path file, String... classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    return Files.write(file, bytes(manifest, classes));
  }

  static byte[] bytes(Manifest manifest, String... classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, manifest, classes);
    return bytes.toByteArray();
  }

  private static void write(OutputStream out, Manifest manifest, String... classes)
      throws IOException {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("META-INF/selvedge/other/no.Such"));
      for (String name : classes) {
        jar.putNextEntry(new JarEntry(CompanionNames.INDEX + name));
      }
    }
  }

  /** Sees these parts, and beyond them the classes of the tests but not their class path. */
  static URLClassLoader loader(Path... parts) throws IOException {
    URL[] urls = new URL[parts.length];
    for (int i = 0; i < parts.length; i++) {
      urls[i] = parts[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ClassPathFixture.class.getClassLoader());
  }
}
