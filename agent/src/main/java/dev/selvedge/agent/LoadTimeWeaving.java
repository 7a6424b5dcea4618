package dev.selvedge.agent;

import dev.selvedge.agent.weave.LoaderClassPath;
import dev.selvedge.agent.weave.WeaveResult;
import dev.selvedge.agent.weave.Weaver;
import dev.selvedge.contract.Diagnostic;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What happens to a class that passed the gate; the first one loads Byte Buddy. */
final class LoadTimeWeaving {
  private LoadTimeWeaving() {}

  /**
   * The class to define instead, or null for the given one.
   *
   * <p>The JVM swallows what a transformer throws and loads the class as it was: unwoven, silently.
   * So nothing is thrown from here. A class that cannot even be read is refused under {@code
   * unwoven=fail}, by returning its class file without the last byte, for which the JVM throws a
   * {@code ClassFormatError}: about what is really wrong with it, if something is. (An empty array
   * will not do: the JVM takes it for null.)
   */
  static byte @Nullable [] weave(
      ClassLoader loader, String name, byte[] classFile, AgentOptions options) {
    WeaveResult result;
    try {
      result =
          new Weaver(SelvedgeAgent.version(), options.failUnwoven())
              .weave(name, classFile, new LoaderClassPath(loader));
    } catch (Throwable e) { // a linkage error too: see above
      print(Diagnostic.WEAVE_UNREADABLE.message(name.replace('/', '.'), e));
      return options.failUnwoven() ? Arrays.copyOf(classFile, classFile.length - 1) : null;
    }
    for (String problem : result.problems()) {
      print(problem);
    }
    byte[] woven = result.classFile();
    if (woven != null && options.debugDirectory() != null) {
      dump(options.debugDirectory(), name, woven);
    }
    return woven;
  }

  private static void dump(File directory, String name, byte[] woven) {
    File file = new File(directory, name + ".class");
    File parent = file.getParentFile();
    if (!parent.isDirectory() && !parent.mkdirs() && !parent.isDirectory()) {
      print("cannot create " + parent + ", so " + name + " is not dumped; check selvedge.debug");
      return;
    }
    try (OutputStream out = new FileOutputStream(file)) {
      out.write(woven);
    } catch (IOException e) {
      print("cannot write " + file + ": " + e.getMessage() + "; check selvedge.debug");
    }
  }

  private static void print(String message) {
    System.err.println("selvedge: " + message);
  }
}
