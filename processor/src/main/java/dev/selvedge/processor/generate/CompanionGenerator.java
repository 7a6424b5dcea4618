package dev.selvedge.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.RetryModel;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the companion: the class beside an annotated one that holds the plans of its methods. */
public final class CompanionGenerator {

  private static final String PROCESSOR = "dev.selvedge.processor.SelvedgeProcessor";
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  private final Elements elements;
  private final Filer filer;

  public CompanionGenerator(Elements elements, Filer filer) {
    this.elements = elements;
    this.filer = filer;
  }

  /**
   * Writes the companion's source, with the host as its only originating element.
   *
   * @throws javax.annotation.processing.FilerException if this compile has a class of that name
   */
  public void generate(HostModel host) throws IOException {
    String source = source(host);
    String name = CompanionNames.companion(host.binaryName());
    try (Writer writer = filer.createSourceFile(name, host.element()).openWriter()) {
      writer.write(source);
    }
  }

  private String source(HostModel host) {
    ClassName companion =
        ClassName.get(
            host.packageName(), simpleName(CompanionNames.companion(host.binaryName()), host));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(companion)
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                "What {@code @Retry} on the methods of {@code $L} says, ready to run. Woven into"
                    + " that class by\nSelvedge; change the annotations there, not this file.\n",
                host.sourceName());
    if (sees(host, GENERATED)) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    type.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "all").build());
    for (RetryModel retry : host.retries()) {
      type.addField(plan(companion, host, retry));
    }
    JavaFile file =
        JavaFile.builder(host.packageName(), type.build())
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    // JavaPoet puts a blank after "=" even where the expression starts on the next line
    return file.toString().replace("= \n", "=\n");
  }

  private static FieldSpec plan(ClassName companion, HostModel host, RetryModel retry) {
    MethodModel method = retry.method();
    String field = CompanionNames.planField(method.name(), method.descriptor());
    return FieldSpec.builder(PlanCode.PLAN, field, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("{@code $L}", method.signature())
        .initializer(PlanCode.of(companion, host.binaryName(), retry))
        .build();
  }

  private static String simpleName(String binaryName, HostModel host) {
    return host.packageName().isEmpty()
        ? binaryName
        : binaryName.substring(host.packageName().length() + 1);
  }

  /** As seen from the host's module, which need not read the one that has the type. */
  private boolean sees(HostModel host, ClassName type) {
    TypeElement found =
        elements.getTypeElement(elements.getModuleOf(host.element()), type.canonicalName());
    return found != null;
  }
}
