package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which package may know of what, read from the class files. */
class LayersTest {

  @Test
  void onlyGenerationSeesJavaPoet() throws Exception {
    assertThat(classesThatMention("com/palantir/javapoet"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("generate/"));
  }

  @Test
  void theModelKnowsNeitherValidationNorGeneration() throws Exception {
    assertThat(classesThatMention("dev/selvedge/processor/validate"))
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("model/") || name.startsWith("generate/"));
    assertThat(classesThatMention("dev/selvedge/processor/generate"))
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("model/") || name.startsWith("validate/"));
  }

  @Test
  void annotationsAndRuntimeAreNamedByTextAlone() throws Exception {
    assertThat(classesThatMention("dev/selvedge/Retry")).isEmpty();
    assertThat(classesThatMention("dev/selvedge/DistributedLock")).isEmpty();
    assertThat(classesThatMention("dev/selvedge/Shard")).isEmpty();
    assertThat(classesThatMention("dev/selvedge/Idempotent")).isEmpty();
    assertThat(classesThatMention("dev/selvedge/runtime")).isEmpty();
  }

  private static List<String> classesThatMention(String internalName)
      throws IOException, URISyntaxException {
    var location = SelvedgeProcessor.class.getProtectionDomain().getCodeSource().getLocation();
    Path root = Path.of(location.toURI()).resolve("dev/selvedge/processor");
    List<String> names = new ArrayList<>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(internalName)) {
          names.add(root.relativize(file).toString().replace('\\', '/'));
        }
      }
    }
    names.removeIf(
        name -> name.startsWith(internalName.replaceFirst("dev/selvedge/processor/", "")));
    return names;
  }
}
