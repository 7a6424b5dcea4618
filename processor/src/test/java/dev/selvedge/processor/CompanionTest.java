package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.selvedge.contract.CompanionNames;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated, and that the weaver finds it. */
class CompanionTest {

  @ParameterizedTest
  @CsvSource({
    "Billing,Billing_Selvedge",
    "Billing,Billing$Ledger_Selvedge",
    "Locking,Locking_Selvedge",
    "Sharding,Sharding_Selvedge"
  })
  void readsAsExpected(String fixture, String companion) throws IOException {
    Compilation compilation = Compiles.fixture(Fixture.of("good", fixture));
    JavaFileObject generated = compilation.generatedSourceFile("good." + companion).orElseThrow();
    assertThat(generated.getCharContent(false).toString())
        .isEqualTo(
            Files.readString(Fixture.RESOURCES.resolve("expected/" + companion + ".java.txt")));
  }

  @Test
  void isPackagePrivateAndFinal() throws ReflectiveOperationException {
    LoadedClasses classes = new LoadedClasses(Compiles.fixture(Fixture.of("good", "Billing")));
    int modifiers = classes.loadClass("good.Billing_Selvedge").getModifiers();
    assertThat(Modifier.isFinal(modifiers)).isTrue();
    assertThat(Modifier.isPublic(modifiers)).isFalse();
  }

  @Test
  void saysOnlyWhatTheDefaultsDoNot() throws ReflectiveOperationException {
    LoadedClasses classes = new LoadedClasses(Compiles.fixture(Fixture.of("good", "Defaults")));
    String companion = "good.Defaults_Selvedge";
    Map<String, String> plans = classes.plans(companion);
    assertThat(plans)
        .containsEntry(
            CompanionNames.planField("spelledOut", "()V"),
            companion + " good.Defaults spelledOut()")
        .containsEntry(
            CompanionNames.planField("atOnce", "()V"),
            companion + " good.Defaults atOnce() delay=0ms multiplier=1.0");
  }

  @Test
  void namesClassesByTheirBinaryNames() throws ReflectiveOperationException {
    LoadedClasses classes = new LoadedClasses(Compiles.fixture(Fixture.of("good", "Billing")));
    assertThat(classes.plans("good.Billing$Ledger_Selvedge").values())
        .singleElement()
        .asString()
        .startsWith(
            "good.Billing$Ledger_Selvedge good.Billing$Ledger book(java.util.Map.Entry[],int[])")
        .contains("on=[java.util.concurrent.TimeoutException, good.Billing$Ledger$Rejected]");
  }

  /** The names agree with the class files, which are all that the weaver sees. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kinds",
        "Kinds$Inner",
        "Kinds$Hidden",
        "Kinds$Port",
        "Kinds$Point",
        "Kinds$Level",
        "Kinds$With$Dollar"
      })
  void hasAPlanForEachAnnotatedMethodUnderItsDescriptor(String simpleName)
      throws ReflectiveOperationException {
    LoadedClasses classes = new LoadedClasses(Compiles.fixture(Fixture.of("good", "Kinds")));
    String host = "good." + simpleName;
    List<String> fields = new ArrayList<>();
    for (Method method : classes.loadClass(host).getDeclaredMethods()) {
      if (method.isAnnotationPresent(dev.selvedge.Retry.class) && !method.isBridge()) {
        String descriptor =
            java.lang.invoke.MethodType.methodType(
                    method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        fields.add(CompanionNames.planField(method.getName(), descriptor));
      }
    }
    assertThat(fields).isNotEmpty();
    assertThat(classes.plans(CompanionNames.companion(host)).keySet())
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  /** A bridge has the annotations of the method that it leads to, and a descriptor of its own. */
  @Test
  void hasOneShardPlanWhereABridgeHasTheAnnotationToo() throws ReflectiveOperationException {
    LoadedClasses classes = new LoadedClasses(Compiles.fixture(Fixture.of("good", "ShardKinds")));
    long annotated =
        Arrays.stream(classes.loadClass("good.ShardKinds$ByText").getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(dev.selvedge.ShardBy.class))
            .count();
    String descriptor = "(Ljava/lang/String;)Ljava/lang/String;";
    assertThat(annotated).isEqualTo(2);
    assertThat(classes.plans("good.ShardKinds$ByText_Selvedge"))
        .containsOnlyKeys(
            CompanionNames.shardField("find", descriptor),
            CompanionNames.hashReachField("find", descriptor));
  }

  /** In which every encoding agrees, whichever one javac was told to use. */
  @Test
  void isPlainAsciiWhateverTheNamesAre() throws Exception {
    Compilation compilation =
        Compiles.text(
            "a.Straße",
            "package a;",
            "class Straße {",
            "  @dev.selvedge.DistributedLock(\"ą\\\\ę:{größe}\") @dev.selvedge.ShardBy(\"größe\")",
            "  void übe(String größe) {}",
            "}");
    assertThat(compilation.diagnostics()).isEmpty();
    JavaFileObject generated = compilation.generatedSourceFile("a.Straße_Selvedge").orElseThrow();
    assertThat(generated.getCharContent(false).toString())
        .matches("\\p{ASCII}*")
        .contains("\"\\u0105\\\\\\u0119:\"");
    assertThat(new LoadedClasses(compilation).plans("a.Straße_Selvedge"))
        .containsKey(CompanionNames.shardField("übe", "(Ljava/lang/String;)V"));
  }

  /** The runtime's own is then written out in full. */
  @Test
  void aClassMayHaveTheNameOfOneOfTheRuntimeAndAParameterThatOfItsPackage() {
    for (String name : List.of("KeyHash", "LockKeys", "ShardPlan", "LockPlan", "RetryPlan")) {
      Compilation compilation =
          Compiles.text(
              "a." + name,
              "package a;",
              "record " + name + "(String id) {",
              "  @dev.selvedge.Retry",
              "  @dev.selvedge.ShardBy({\"dev\", \"this\", \"java\"})",
              "  @dev.selvedge.DistributedLock(\"{dev}{this.id}{java}\")",
              "  void call(String dev, int java) {}",
              "}");
      assertThat(compilation.diagnostics()).as(name).isEmpty();
    }
  }

  /** Old sources are compiled by new compilers, and know no modules. */
  @Test
  void isMadeForSourcesOlderThanModules() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new SelvedgeProcessor())
            .withOptions("--release", "8", "-Xlint:all,-options,-processing")
            .withClasspath(Compiles.runtime())
            .compile(
                JavaFileObjects.forSourceLines(
                    "a.Host",
                    "package a;",
                    "class Host {",
                    "  @dev.selvedge.Retry",
                    "  @dev.selvedge.ShardBy({\"key\", \"this.own\"})",
                    "  @dev.selvedge.DistributedLock(\"{key}\")",
                    "  void call(String key) {}",
                    "  private int own;",
                    "}"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedSourceFile("a.Host_Selvedge")).isPresent();
  }

  /** Eclipse's compiler does without some of what javac has. */
  @Test
  void isMadeByACompilerThatKnowsNoCapture() {
    String source =
        """
        package a;
        class Host {
          interface Named { String getName(); }
          record Box<T extends Named>(T value) {}
          @dev.selvedge.ShardBy(
              value = {"any.value.name", "entry.key", "entry.value.length", "this.own.value.name"},
              mode = dev.selvedge.ShardMode.SELECT)
          @dev.selvedge.DistributedLock("{any.value.name}")
          void call(Box<?> any, java.util.Map.Entry<? extends Long, ? extends String> entry) {}
          Box<? super Named> own;
        }
        """;
    List<JavaFileObject> sources = new ArrayList<>(Compiles.support(true));
    sources.add(JavaFileObjects.forSourceString("a.Host", source));
    Compilation compilation =
        Compiler.javac()
            .withProcessors(
                new RewiredProcessor(
                    Types.class,
                    (types, method, arguments) -> {
                      if (method.getName().equals("capture")) {
                        throw new UnsupportedOperationException("NYI: TypesImpl.capture(...)");
                      }
                      return method.invoke(types, arguments);
                    }))
            .compile(sources);
    assertThat(Compiles.messages(compilation)).noneMatch(message -> message.contains("SV"));
    assertThat(compilation.generatedSourceFile("a.Host_Selvedge")).isPresent();
  }

  @Test
  void generatesNothingWhereNothingIsToBeWoven() {
    Compilation warned =
        Compiles.text(
            "a.Host",
            "package a;",
            "class Host {",
            "  @dev.selvedge.Idempotent",
            "  void m() {}",
            "}");
    assertThat(warned.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertThat(warned.generatedSourceFiles()).isEmpty();
  }

  @Test
  void leavesAnEmptyIndexEntryPerClass() throws IOException {
    Compilation compilation = Compiles.fixture(Fixture.of("good", "Billing"));
    for (String host : List.of("good.Billing", "good.Billing$Ledger")) {
      JavaFileObject entry =
          compilation
              .generatedFile(StandardLocation.CLASS_OUTPUT, CompanionNames.INDEX + host)
              .orElseThrow();
      try (var in = entry.openInputStream()) {
        assertThat(in.readAllBytes()).isEmpty();
      }
    }
  }

  @Test
  void worksInTheDefaultPackage() throws ReflectiveOperationException {
    LoadedClasses classes =
        new LoadedClasses(Compiles.fixture(Fixture.of("good", "InDefaultPackage")));
    assertThat(classes.plans("InDefaultPackage_Selvedge"))
        .containsValue("InDefaultPackage_Selvedge InDefaultPackage call(InDefaultPackage.Inner)");
    assertThat(classes.plans("InDefaultPackage$Inner_Selvedge")).hasSize(1);
  }
}
