package dev.selvedge.runtime.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileLockStoreProviderTest {

  @Test
  void aPathStandsAsItIs() {
    assertThat(FileUrl.path("file:locks")).isEqualTo(Path.of("locks"));
    assertThat(FileUrl.path("file:./a/../b")).isEqualTo(Path.of("./a/../b"));
    assertThat(FileUrl.path("file:/var/a%20b")).isEqualTo(Path.of("/var/a%20b"));
    assertThat(FileUrl.path("FILE:/var/x")).isEqualTo(Path.of("/var/x"));
  }

  @Test
  void whatHasThreeSlashesIsAUri() {
    assertThat(FileUrl.path("file:///var/a%20b")).isEqualTo(Path.of("/var/a b"));
    assertThat(FileUrl.path("file://localhost/var")).isEqualTo(Path.of("/var"));
  }

  @Test
  void whatIsNoUriIsRefused() {
    assertThatThrownBy(() -> FileUrl.path("file:///var/a b"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("write file:DIR");
  }
}
