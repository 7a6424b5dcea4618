package dev.selvedge.storetests.file;

import dev.selvedge.runtime.shard.member.file.FileMemberStoreProvider;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.MemberStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileMemberStoreContractTest extends MemberStoreContract {
  @TempDir Path directory;

  @Override
  protected MemberStore open(StoreContext context) {
    return new FileMemberStoreProvider().open("file:" + directory, context);
  }
}
