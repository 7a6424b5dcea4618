package dev.selvedge.runtime.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.LockMode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read where a process or the whole host has died in the middle. */
class StripeImageTest {
  private static final BootId BOOT = new BootId(1, 2);
  private static final BootId NEXT_BOOT = new BootId(1, 3);
  private static final int HEADS = 1024;
  private static final int BODIES = 4096;

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("stripe");
  }

  /** Grants the key once more, and answers the token. */
  private long grant(String key) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
      StripeImage image = new StripeImage(file, BOOT, path());
      LockTable table = image.read();
      long token = table.nextToken();
      KeyState state = table.at(key);
      state.holds.clear();
      state.holds.add(new Held("owner", "instance", "holder", LockMode.EXCLUSIVE, token, token, 1));
      image.write(table);
      return token;
    }
  }

  private LockTable read(BootId boot) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
      return new StripeImage(file, boot, path()).read();
    }
  }

  private long tokenOf(LockTable table, String key) {
    return table.at(key).holds.get(0).token();
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    long first = grant("first");
    long second = grant("second");

    LockTable table = read(BOOT);

    assertThat(tokenOf(table, "first")).isEqualTo(first);
    assertThat(tokenOf(table, "second")).isEqualTo(second);
    assertThat(table.lastToken()).isEqualTo(second);
  }

  @Test
  void aChangeThatWasCutShortAnywhereHasNotHappened() throws IOException {
    grant("a");
    grant("b");
    long last = grant("a");
    byte[] before = Files.readAllBytes(path());
    grant("c-with-a-longer-name");
    byte[] after = Arrays.copyOf(Files.readAllBytes(path()), 3 * BODIES);
    byte[] whole = Arrays.copyOf(before, after.length);

    int looked = 0;
    for (int cut = BODIES; cut < after.length; cut += 23) { // the body is written first
      byte[] torn = whole.clone();
      System.arraycopy(after, BODIES, torn, BODIES, cut - BODIES);
      looked += requireUnchanged(torn, last);
    }
    int head = Arrays.mismatch(before, HEADS, BODIES, after, HEADS, BODIES) + HEADS;
    int lastOfHead = head;
    for (int i = head; i < BODIES; i++) {
      lastOfHead = after[i] != whole[i] ? i : lastOfHead;
    }
    for (int cut = head; cut < lastOfHead; cut++) { // and then the head
      byte[] torn = after.clone();
      System.arraycopy(before, cut, torn, cut, BODIES - cut);
      looked += requireUnchanged(torn, last);
    }
    assertThat(looked).isGreaterThan(300);
  }

  private int requireUnchanged(byte[] torn, long last) throws IOException {
    Files.write(path(), torn);
    LockTable table = read(BOOT);
    assertThat(table.keys).containsOnlyKeys("a", "b");
    assertThat(tokenOf(table, "a")).isEqualTo(last);
    assertThat(table.nextToken()).isGreaterThan(last);
    return 1;
  }

  @Test
  void afterAnotherBootTokensGoOnAboveAllThatMayHaveBeenGranted() throws IOException {
    grant("a");
    byte[] onDisk = Files.readAllBytes(path()); // what was forced
    long lost = 0;
    for (int i = 0; i < 1000; i++) {
      lost = grant("a");
    }
    Files.write(path(), onDisk);

    LockTable table = read(NEXT_BOOT);

    assertThat(table.lastToken()).isGreaterThanOrEqualTo(lost);
  }

  @Test
  void whereAllIsGarbageButTheCeilingTokensGoOnAboveIt() throws IOException {
    grant("a");
    long last = grant("a");
    byte[] bytes = Files.readAllBytes(path());
    Arrays.fill(bytes, HEADS, bytes.length, (byte) 7);
    Files.write(path(), bytes);

    LockTable table = read(BOOT);

    assertThat(table.keys).isEmpty();
    assertThat(table.lastToken()).isGreaterThanOrEqualTo(last);
  }

  @Test
  void aBodyThatIsGoneIsReplacedByTheOneBeforeAndTheCeiling() throws IOException {
    long first = grant("a");
    long last = grant("a");
    byte[] bytes = Files.readAllBytes(path());
    int second = bytes.length - 5;
    bytes[second] ^= 1;
    Files.write(path(), bytes);

    LockTable table = read(BOOT);

    assertThat(tokenOf(table, "a")).isEqualTo(first);
    assertThat(table.lastToken()).isGreaterThanOrEqualTo(last);
  }

  @Test
  void whereTheFirstChangeWasCutShortTheCeilingIsKept() throws IOException {
    long token = grant("a");
    byte[] bytes = Files.readAllBytes(path());
    Arrays.fill(bytes, HEADS, BODIES, (byte) 0);
    Files.write(path(), bytes);

    assertThat(read(BOOT).keys).isEmpty();
    assertThat(read(BOOT).lastToken()).isGreaterThanOrEqualTo(token);
  }

  @Test
  void theFileShrinksAgain() throws IOException {
    for (int i = 0; i < 400; i++) {
      grant("key-with-a-name-that-is-not-so-short-" + i + "x".repeat(200));
    }
    long most = Files.size(path());
    try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
      StripeImage image = new StripeImage(file, BOOT, path());
      LockTable table = image.read();
      table.expire(Long.MAX_VALUE);
      image.write(table);
      image.write(image.read());
    }

    assertThat(most).isGreaterThan(100_000);
    assertThat(Files.size(path())).isLessThan(70_000);
    assertThat(read(BOOT).keys).isEmpty();
  }
}
