package dev.selvedge.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** What a compilation produced, loaded: before what the tests themselves see under that name. */
final class LoadedClasses extends ClassLoader {

  private final Map<String, byte[]> classes;

  LoadedClasses(Compilation compilation) {
    super(LoadedClasses.class.getClassLoader());
    this.classes =
        compilation.generatedFiles().stream()
            .filter(file -> file.getKind() == Kind.CLASS)
            .collect(Collectors.toMap(LoadedClasses::binaryName, LoadedClasses::bytes));
  }

  /** The static fields of a companion and the text of the plan in each. */
  Map<String, String> plans(String companion) throws ReflectiveOperationException {
    Map<String, String> plans = new TreeMap<>();
    for (Field field : loadClass(companion).getDeclaredFields()) {
      field.setAccessible(true);
      plans.put(field.getName(), String.valueOf(field.get(null)));
    }
    return plans;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!classes.containsKey(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static String binaryName(JavaFileObject file) {
    return file.getName().replaceAll("^/CLASS_OUTPUT/|\\.class$", "").replace('/', '.');
  }

  private static byte[] bytes(JavaFileObject file) {
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
