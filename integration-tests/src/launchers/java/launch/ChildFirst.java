package launch;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/** A servlet container: the application's own classes come first. */
public final class ChildFirst extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private ChildFirst(URL[] path) {
    super("child-first", path, ChildFirst.class.getClassLoader());
  }

  public static void main(String[] arguments) throws Throwable {
    String[] groups = Arrays.copyOfRange(arguments, 1, arguments.length);
    try (ChildFirst loader = new ChildFirst(urls(arguments[0]))) {
      Launch.run(loader, groups);
    }
  }

  static URL[] urls(String path) throws MalformedURLException {
    String[] parts = path.split(File.pathSeparator);
    URL[] urls = new URL[parts.length];
    for (int i = 0; i < parts.length; i++) {
      urls[i] = new File(parts[i]).toURI().toURL();
    }
    return urls;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        try {
          loaded = findClass(name);
        } catch (ClassNotFoundException e) {
          return super.loadClass(name, resolve);
        }
      }
      return loaded;
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }
}
