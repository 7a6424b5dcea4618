package dev.selvedge.runtime.shard.member.file;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.file.FileUrl;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.io.IOException;

/** Opens {@code file:DIR}: members among all processes of one host. Thread-safe. */
public final class FileMemberStoreProvider implements MemberStoreProvider {

  @Override
  public boolean accepts(String url) {
    return FileUrl.isOne(url);
  }

  @Override
  public MemberStore open(String url, StoreContext context) {
    try {
      return FileMemberStore.open(url, context);
    } catch (IOException e) {
      throw new LockStoreUnavailableException(
          "coordinator '" + url + "': cannot use its directory: " + e, e);
    }
  }
}
