package dev.selvedge.runtime.lock.file;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens {@code file:DIR}: locks for all processes of one host, without a server. The directory is
 * made if it is not there; it has to be on a local file system, and nobody else's. Thread-safe.
 *
 * <p>{@code file:DIR} takes the text as it stands, absolute or relative to the working directory;
 * {@code file:///DIR} is read as a URI, {@code %20} for a space.
 */
public final class FileLockStoreProvider implements LockStoreProvider {
  @Override
  public boolean accepts(String url) {
    return FileUrl.isOne(url);
  }

  @Override
  public LockStore open(String url, StoreContext context) {
    Path path = FileUrl.path(url);
    try {
      return FileLockStore.open(url, LockDirectory.open(url, path), context);
    } catch (IOException e) {
      throw new LockStoreUnavailableException(
          "coordinator '" + url + "': cannot use " + path.toAbsolutePath() + ": " + e, e);
    }
  }
}
