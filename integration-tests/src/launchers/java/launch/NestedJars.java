package launch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/**
 * An executable jar with jars in it: {@code BOOT-INF/classes} and {@code BOOT-INF/lib/*.jar} can be
 * seen through this loader only.
 */
public final class NestedJars extends ClassLoader {
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";

  private final Map<String, byte[]> entries = new HashMap<>();

  private NestedJars(String jar) throws IOException {
    super("nested-jars", NestedJars.class.getClassLoader());
    try (JarInputStream outer = new JarInputStream(new FileInputStream(jar))) {
      for (JarEntry entry; (entry = outer.getNextJarEntry()) != null; ) {
        String name = entry.getName();
        if (name.startsWith(CLASSES)) {
          entries.put(name.substring(CLASSES.length()), outer.readAllBytes());
        } else if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
          unpack(outer.readAllBytes());
        }
      }
    }
  }

  private void unpack(byte[] jar) throws IOException {
    try (JarInputStream inner = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (JarEntry entry; (entry = inner.getNextJarEntry()) != null; ) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        inner.transferTo(bytes);
        entries.put(entry.getName(), bytes.toByteArray());
      }
    }
  }

  public static void main(String[] arguments) throws Throwable {
    Launch.run(new NestedJars(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = entries.get(name.replace('.', '/') + ".class");
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, classFile, 0, classFile.length);
  }

  @Override
  protected URL findResource(String name) {
    byte[] content = entries.get(name);
    if (content == null) {
      return null;
    }
    try {
      return new URL(null, "nested:" + name, new InMemory(content));
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Serves one entry. */
  private static final class InMemory extends URLStreamHandler {
    private final byte[] content;

    InMemory(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
