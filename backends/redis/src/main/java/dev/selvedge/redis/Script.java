package dev.selvedge.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One step, run by the server as a whole or not at all. */
enum Script {
  ACQUIRE("acquire.lua"),
  ACQUIRE_SHARED("acquire-shared.lua"),
  WITHDRAW("withdraw.lua"),
  RENEW("renew.lua"),
  RENEW_SHARED("renew-shared.lua"),
  RELEASE("release.lua"),
  RELEASE_SHARED("release-shared.lua"),
  MEMBER_BEAT("member-beat.lua"),
  MEMBER_READ("member-read.lua");

  private static final String INCLUDE = "--include handover.lua\n";

  final byte[] source;

  /** By which the server knows it, as hexadecimal digits. */
  final byte[] digest;

  Script(String file) {
    this.source = LockNames.utf8(read(file).replace(INCLUDE, includes()));
    try {
      byte[] sha = MessageDigest.getInstance("SHA-1").digest(source);
      this.digest = HexFormat.of().formatHex(sha).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private static String includes() {
    return read("handover.lua");
  }

  private static String read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
