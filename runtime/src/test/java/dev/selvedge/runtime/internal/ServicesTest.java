package dev.selvedge.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.event.SelvedgeListener;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {

  @Test
  void oneWhoseSuperclassIsMissingIsLeftOutAndTheOthersAreFound(@TempDir Path classPath)
      throws IOException {
    Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(SelvedgeListener.class.getName()),
        "com.acme.Orphan\n" + Whole.class.getName() + "\n");
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try (LogCapture log = LogCapture.of(SelvedgeListener.class);
        URLClassLoader loader = new Orphaning(classPath.toUri().toURL(), context)) {
      Thread.currentThread().setContextClassLoader(loader);

      assertThat(Services.load(SelvedgeListener.class)).singleElement().isInstanceOf(Whole.class);
      assertThat(log.messages()).hasSize(1);
    } finally {
      Thread.currentThread().setContextClassLoader(context);
    }
  }

  /** Found by name. */
  public static final class Whole implements SelvedgeListener {}

  /** Has a class without the class that it extends. */
  private static final class Orphaning extends URLClassLoader {
    Orphaning(URL classPath, ClassLoader parent) {
      super(new URL[] {classPath}, parent);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals("com.acme.Orphan")) {
        throw new NoClassDefFoundError("com/acme/Parent");
      }
      return super.findClass(name);
    }
  }
}
