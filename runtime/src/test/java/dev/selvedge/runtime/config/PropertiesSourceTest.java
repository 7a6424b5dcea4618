package dev.selvedge.runtime.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesSourceTest {
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void theFileIsReadAsUtf8WithKeysThatNameMethods() throws IOException {
    write(first, "selvedge.retry.com.acme.Büro$Tür#öffne.maxAttempts = 5 \n# a remark\n", UTF_8);

    assertThat(value("selvedge.retry.com.acme.Büro$Tür#öffne.maxAttempts")).isEqualTo("5");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstKey() throws IOException {
    write(first, "\uFEFFselvedge.unwoven=warn", UTF_8);

    assertThat(value("selvedge.unwoven")).isEqualTo("warn");
  }

  @Test
  void ofSeveralFilesTheFirstOnTheClassPathWinsKeyByKey() throws IOException {
    write(first, "selvedge.unwoven=warn", UTF_8);
    write(second, "selvedge.unwoven=fail\nselvedge.namespace=shop", UTF_8);

    assertThat(value("selvedge.unwoven")).isEqualTo("warn");
    assertThat(value("selvedge.namespace")).isEqualTo("shop");
  }

  @Test
  void aChangedFileIsSeenWhenItIsReadAgain() throws IOException {
    write(first, "selvedge.unwoven=warn", UTF_8);
    try (URLClassLoader loader = loader()) {
      PropertiesSource source = new PropertiesSource(() -> loader);
      source.read();
      write(first, "selvedge.unwoven=fail", UTF_8);

      assertThat(value(source.read(), "selvedge.unwoven")).isEqualTo("fail");
    }
  }

  @Test
  void aMalformedEscapeIsAProblemThatNamesTheFileAndTheOtherFilesAreRead() throws IOException {
    write(first, "selvedge.debug=\\u00zz", UTF_8);
    write(second, "selvedge.unwoven=warn", UTF_8);

    SettingSource.Reading reading = read();

    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("[SV304]", first.getFileName() + "/selvedge.properties");
    assertThat(reading.complete()).isFalse();
    assertThat(reading.values()).containsOnlyKeys("selvedge.unwoven");
  }

  @Test
  void aFileInAnotherEncodingIsAProblem() throws IOException {
    write(first, "selvedge.namespace=Büro", ISO_8859_1);

    assertThat(read().problems()).singleElement().asString().contains("it is not UTF-8");
  }

  @Test
  void noFileIsNoProblem() throws IOException {
    SettingSource.Reading reading = read();

    assertThat(reading.values()).isEmpty();
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aClassLoaderThatFailsIsAProblem() {
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("the repository is gone");
          }
        };

    assertThat(new PropertiesSource(() -> broken).read().problems())
        .singleElement()
        .asString()
        .contains("[SV304]", "the repository is gone");
  }

  @Test
  void withoutAContextClassLoaderTheRuntimesOwnIsAsked() {
    assertThat(new PropertiesSource(() -> null).read().complete()).isTrue();
  }

  private String value(String key) throws IOException {
    return value(read(), key);
  }

  private static String value(SettingSource.Reading reading, String key) {
    return requireNonNull(reading.values().get(key)).value();
  }

  private SettingSource.Reading read() throws IOException {
    try (URLClassLoader loader = loader()) {
      return new PropertiesSource(() -> loader).read();
    }
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(new URL[] {first.toUri().toURL(), second.toUri().toURL()}, null);
  }

  private static void write(Path directory, String text, Charset charset) throws IOException {
    Files.writeString(directory.resolve("selvedge.properties"), text, charset);
  }
}
