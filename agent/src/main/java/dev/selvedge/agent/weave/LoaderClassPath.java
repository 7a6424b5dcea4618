package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What a class loader sees. */
public record LoaderClassPath(ClassLoader loader) implements ClassPath {

  @Override
  public @Nullable InputStream open(String internalName) {
    return loader.getResourceAsStream(internalName + ".class");
  }

  @Override
  public boolean seesRuntime() {
    return loader.getResource(Names.WOVEN_RETRY + ".class") != null || loadsRuntime();
  }

  /** For loaders that define classes from memory and have no resources. */
  private boolean loadsRuntime() {
    try {
      Class.forName(Names.WOVEN_RETRY.replace('/', '.'), false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // the answer to the question
    }
  }

  @Override
  public String describe() {
    return loader.toString();
  }
}
