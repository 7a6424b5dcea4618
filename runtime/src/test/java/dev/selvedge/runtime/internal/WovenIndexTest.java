package dev.selvedge.runtime.internal;

import static dev.selvedge.runtime.internal.ClassPathFixture.directory;
import static dev.selvedge.runtime.internal.ClassPathFixture.jar;
import static dev.selvedge.runtime.internal.ClassPathFixture.jarNaming;
import static dev.selvedge.runtime.internal.ClassPathFixture.loader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.contract.CompanionNames;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WovenIndexTest {
  @TempDir Path temp;

  @Test
  void aClassPathWithoutAnIndexHasNone() throws IOException {
    assertFound(new Path[] {Files.createDirectory(temp.resolve("empty"))});
  }

  @Test
  void entriesAreFoundInDirectoriesAndInJarsWithoutFolderEntries() throws IOException {
    assertFound(
        new Path[] {
          directory(temp.resolve("classes"), "com.acme.A", "com.acme.Outer$Inner"),
          jar(temp.resolve("lib.jar"), "com.acme.B")
        },
        "com.acme.A",
        "com.acme.B",
        "com.acme.Outer$Inner");
  }

  @Test
  void everyPartCountsAlsoWhereSeveralHaveAnIndex() throws IOException {
    assertFound(
        new Path[] {
          jar(temp.resolve("1.jar"), "com.acme.A"), jar(temp.resolve("2.jar"), "com.acme.B")
        },
        "com.acme.A",
        "com.acme.B");
  }

  @Test
  void theManifestsClassPathIsFollowedAlsoInCircles() throws IOException {
    Path lib = Files.createDirectory(temp.resolve("lib"));
    jarNaming("../app.jar classes/ missing.jar", lib.resolve("b.jar"), "com.acme.B");
    directory(lib.resolve("classes"), "com.acme.C");
    assertFound(
        new Path[] {jarNaming("lib/b.jar", temp.resolve("app.jar"), "com.acme.A")},
        "com.acme.A",
        "com.acme.B",
        "com.acme.C");
  }

  @Test
  void namesWithSpacesAndPercentSignsAreFoundHoweverTheirUrlWasMade() throws IOException {
    Path odd = Files.createDirectory(temp.resolve("with space and 100%"));
    Path jar = jar(odd.resolve("a b.jar"), "com.acme.A");
    Path classes = directory(odd.resolve("classes"), "com.acme.B");
    @SuppressWarnings("deprecation") // File.toURL leaves spaces as they are, and is still in use
    URL[] unescaped = {jar.toFile().toURL(), classes.toFile().toURL()};
    try (URLClassLoader loader = new URLClassLoader(unescaped, null)) {
      assertThat(WovenIndex.classes(loader)).containsExactly("com.acme.A", "com.acme.B");
    }
    assertFound(new Path[] {jar, classes}, "com.acme.A", "com.acme.B");
  }

  @Test
  void theClassLoadersAboveAreAskedToo() throws IOException {
    try (URLClassLoader parent = loader(jar(temp.resolve("parent.jar"), "com.acme.A"));
        URLClassLoader child =
            new URLClassLoader(
                new URL[] {jar(temp.resolve("child.jar"), "com.acme.B").toUri().toURL()}, parent)) {
      assertThat(WovenIndex.classes(child)).containsExactly("com.acme.A", "com.acme.B");
    }
  }

  @Test
  void aFileThatIsNoArchiveIsPassedOver() throws IOException {
    assertFound(
        new Path[] {
          Files.writeString(temp.resolve("broken.jar"), "no archive"),
          temp.resolve("missing.jar"),
          jar(temp.resolve("lib.jar"), "com.acme.B")
        },
        "com.acme.B");
  }

  @Test
  void aLoaderThatDoesNotTellItsUrlsIsAskedWhereItFindsItsManifests() throws IOException {
    URL manifest =
        new URL(
            "jar:" + jar(temp.resolve("lib.jar"), "com.acme.A").toUri() + "!/META-INF/MANIFEST.MF");
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(
                name.equals("META-INF/MANIFEST.MF") ? List.of(manifest) : List.of());
          }
        };

    assertThat(WovenIndex.classes(loader)).containsExactly("com.acme.A");
  }

  @Test
  void aLoaderThatFailsIsPassedOver() {
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("the repository is gone");
          }
        };

    assertThat(WovenIndex.classes(loader)).isEmpty();
  }

  @Test
  void anArchiveInsideAnArchiveIsReadThroughTheHandlerOfItsUrl() throws IOException {
    Path outer = temp.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(outer))) {
      out.putNextEntry(new JarEntry("BOOT-INF/lib/lib.jar"));
      out.write(ClassPathFixture.bytes(new Manifest(), "com.acme.Nested"));
    }
    URL[] urls = {NestedJars.url(outer, "BOOT-INF/lib/lib.jar", temp)};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      assertThat(WovenIndex.classes(loader)).containsExactly("com.acme.Nested");
    }
  }

  @Test
  void aFolderInsideAnArchiveIsAClassPathRootToo() throws IOException {
    Path war = temp.resolve("app.war");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
      out.putNextEntry(new JarEntry("WEB-INF/classes/" + CompanionNames.INDEX + "com.acme.A"));
    }
    URL[] urls = {new URL("jar:" + war.toUri() + "!/WEB-INF/classes/")};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      assertThat(WovenIndex.classes(loader)).containsExactly("com.acme.A");
    }
  }

  @Test
  void theClassPathOfTheProcessIsReadForTheSystemClassLoaderAndItsChildren() throws IOException {
    Path jar = jar(temp.resolve("lib.jar"), "com.acme.A");
    String before = System.getProperty("java.class.path");
    try (URLClassLoader child = new URLClassLoader(new URL[0])) {
      System.setProperty("java.class.path", before + File.pathSeparator + jar);

      assertThat(WovenIndex.classes(child)).containsExactly("com.acme.A");
    } finally {
      System.setProperty("java.class.path", before);
    }
  }

  private static void assertFound(Path[] parts, String... classes) throws IOException {
    try (URLClassLoader loader = loader(parts)) {
      assertThat(WovenIndex.classes(loader)).containsExactly(classes);
    }
  }
}
