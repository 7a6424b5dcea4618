package dev.selvedge.runtime.lock.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockDirectoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"nfs", "nfs4", "NFS", "cifs", "smb2", "fuse.sshfs", "9p"})
  void refusesFileSystemsOfOtherHosts(String type) {
    assertThatThrownBy(() -> LockDirectory.requireLocal("file:/mnt/x", Path.of("/mnt/x"), type))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'" + type + "'")
        .hasMessageContaining("name a directory on a local disk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", "zfs"})
  void takesLocalOnes(String type) {
    assertThatCode(() -> LockDirectory.requireLocal("file:/var/x", Path.of("/var/x"), type))
        .doesNotThrowAnyException();
  }

  @Test
  void namesTheCoordinator() {
    assertThatThrownBy(() -> LockDirectory.requireLocal("file:/mnt/x", Path.of("/mnt/x"), "nfs"))
        .hasMessageContaining("coordinator 'file:/mnt/x'");
  }
}
