package dev.selvedge.agent.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantPoolScanTest {
  private static final String WANTED = "Ldev/selvedge/Retry;";
  private static final ConstantPoolScan SCAN = new ConstantPoolScan(List.of(WANTED, "Lother/One;"));

  @Test
  void findsADescriptor() {
    assertThat(SCAN.hits(new ClassFileBytes().text("before").text(WANTED).end())).isTrue();
  }

  @Test
  void findsAnyOfTheDescriptors() {
    assertThat(SCAN.hits(new ClassFileBytes().text("Lother/One;").end())).isTrue();
  }

  @Test
  void passesOverAClassWithoutThem() throws IOException {
    assertThat(SCAN.hits(classFile(String.class))).isFalse();
    assertThat(SCAN.hits(classFile(ConstantPoolScan.class))).isFalse();
  }

  @Test
  void seesATextThatIsEqualToo() throws IOException {
    assertThat(SCAN.hits(classFile(ConstantPoolScanTest.class)))
        .as("the constant WANTED; only reading the class tells it from an annotation")
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"dev/selvedge/Retry", "'Ldev/selvedge/Retry; '", "Ldev/selvedge/Retrz;", "''"})
  void passesOverWhatOnlyResemblesIt(String text) {
    assertThat(SCAN.hits(new ClassFileBytes().text(text).end())).isFalse();
  }

  @Test
  void doesNotFindItAcrossConstants() {
    byte[] split = new ClassFileBytes().text("Ldev/selvedge/").text("Retry;").end();
    assertThat(SCAN.hits(split)).isFalse();
  }

  @Test
  void doesNotLookBeyondThePool() {
    byte[] pool = new ClassFileBytes().text("alone").end();
    byte[] longer = Arrays.copyOf(pool, pool.length + WANTED.length());
    System.arraycopy(WANTED.getBytes(UTF_8), 0, longer, pool.length, WANTED.length());
    assertThat(SCAN.hits(longer)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "3,4", "4,4", "5,8", "6,8", "7,2", "8,2", "9,4", "10,4", "11,4", "12,4", "15,3", "16,2", "17,4",
    "18,4", "19,2", "20,2"
  })
  void walksOverEveryKindOfConstant(int tag, int length) {
    ClassFileBytes bytes = new ClassFileBytes().constant(tag, length).constant(tag, length);
    assertThat(SCAN.hits(bytes.end())).isFalse();
    assertThat(SCAN.hits(bytes.text(WANTED).end())).isTrue();
  }

  @Test
  void countsLongsAndDoublesTwice() {
    byte[] pool = new ClassFileBytes().constant(5, 8).constant(6, 8).text(WANTED).end();
    assertThat(SCAN.hits(pool)).isTrue();
    pool[9] = 5; // the count now ends before the text
    assertThat(SCAN.hits(pool)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "13", "14", "21", "127", "-1"})
  void searchesOnBehindAnUnknownConstant(int tag) {
    assertThat(SCAN.hits(new ClassFileBytes().constant(tag, 5).text(WANTED).end())).isTrue();
    assertThat(SCAN.hits(new ClassFileBytes().constant(tag, 5).text("no").end()))
        .as("one that weaving has nothing to do with")
        .isFalse();
  }

  @Test
  void leavesWhatIsNoClassFileToTheJvm() {
    assertThat(SCAN.hits(new byte[0])).isFalse();
    assertThat(SCAN.hits(WANTED.repeat(3).getBytes(UTF_8))).isFalse();
  }

  @Test
  void neverThrowsOverTruncatedBytes() throws IOException {
    byte[] whole = classFile(ConstantPoolScanTest.class);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatCode(() -> SCAN.hits(cut)).as("cut to %s", length).doesNotThrowAnyException();
    }
  }

  @Test
  void neverThrowsOverScrambledBytes() throws IOException {
    byte[] whole = classFile(ConstantPoolScanTest.class);
    Random random = new Random(42);
    for (int round = 0; round < 20_000; round++) {
      byte[] scrambled = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int change = 0; change < 5; change++) {
        int at = random.nextInt(Math.min(scrambled.length, 400));
        scrambled[at < 4 && round % 2 == 0 ? scrambled.length - 1 : at] = (byte) random.nextInt();
      }
      assertThatCode(() -> SCAN.hits(scrambled)).as("round %s", round).doesNotThrowAnyException();
    }
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    String resource = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
