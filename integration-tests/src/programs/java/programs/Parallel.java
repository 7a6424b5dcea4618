package programs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many classes loaded, woven and called at once. */
public class Parallel implements Group {
  private static final int THREADS = 8;
  private static final int CLASSES_EACH = 25;

  @Override
  public void run(Checks checks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      results.add(
          threads.submit(
              () -> {
                start.await();
                return loadAndCall();
              }));
    }
    threads.shutdown();
    for (int i = 0; i < THREADS; i++) {
      checks.equal("thread " + i, CLASSES_EACH, results.get(i)::get);
    }
  }

  private static int loadAndCall() throws Exception {
    int good = 0;
    for (int i = 0; i < CLASSES_EACH; i++) {
      Class<?> type = Class.forName("Unnamed", true, new Copies());
      Object outcome = ((Callable<?>) type.getDeclaredConstructor().newInstance()).call();
      good += outcome.equals(3) ? 1 : 0;
    }
    return good;
  }

  /** Has a class of its own, and its companion, of the class files that everyone sees. */
  private static final class Copies extends ClassLoader {
    Copies() {
      super(Parallel.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        return name.startsWith("Unnamed") ? define(name) : super.loadClass(name, resolve);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name + ".class")) {
        byte[] classFile = in.readAllBytes();
        return defineClass(name, classFile, 0, classFile.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
