package dev.selvedge.storetests.file;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.lock.file.FileLockStoreProvider;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.LockStoreContract;
import java.io.File;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;

class FileLockStoreContractTest extends LockStoreContract {
  @TempDir Path directory;

  @Override
  protected LockStore open(StoreContext context) {
    return new FileLockStoreProvider().open("file:" + directory, context);
  }

  @Override
  protected Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  /** Bytes; looks at names and lengths only, as opening a file here would drop its lock. */
  @Override
  protected OptionalLong count() {
    long bytes = 0;
    File[] files = directory.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      bytes += file.length() + 1;
    }
    return OptionalLong.of(bytes);
  }

  @Override
  protected long countBound() {
    return 64 * 72 * 1024;
  }
}
