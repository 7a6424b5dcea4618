package dev.selvedge.processor;

import com.google.testing.compile.Compilation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generated methods and constants of one class, run against the real runtime. */
final class GeneratedCompanion {

  private final String host;
  private final LoadedClasses classes;

  GeneratedCompanion(String host, Compilation compilation) {
    this.host = host;
    this.classes = new LoadedClasses(compilation);
  }

  Class<?> nested(String name) throws ClassNotFoundException {
    return classes.loadClass(host + "$" + name);
  }

  Object make(String nested, @Nullable Object... arguments) throws ReflectiveOperationException {
    Constructor<?> constructor = nested(nested).getConstructors()[0];
    return constructor.newInstance(arguments);
  }

  Object call(String method, String suffix, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    return method(method, suffix).invoke(null, arguments);
  }

  /** The companion's method for one of the host's, {@code pay_1c7f03aa_keys}. */
  Method method(String name, String suffix) throws ReflectiveOperationException {
    for (Method method : companion().getDeclaredMethods()) {
      if (method.getName().matches(name + "_[0-9a-f]{8}_" + suffix)) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }

  @Nullable Object constant(String name, String suffix) throws ReflectiveOperationException {
    for (Field field : companion().getDeclaredFields()) {
      if (field.getName().matches(name + "_[0-9a-f]{8}_" + suffix)) {
        field.setAccessible(true);
        return field.get(null);
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** What the host's methods have noted down. */
  List<String> calls() throws ReflectiveOperationException {
    List<?> calls = (List<?>) classes.loadClass(host).getField("CALLS").get(null);
    return calls.stream().map(String::valueOf).toList();
  }

  private Class<?> companion() throws ClassNotFoundException {
    return classes.loadClass(host + "_Selvedge");
  }
}
