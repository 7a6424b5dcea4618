package dev.selvedge.processor;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.generate.CompanionGenerator;
import dev.selvedge.processor.generate.IndexGenerator;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.LockModel;
import dev.selvedge.processor.model.ModelReader;
import dev.selvedge.processor.model.RetryModel;
import dev.selvedge.processor.model.ShardModel;
import dev.selvedge.processor.validate.CompanionValidator;
import dev.selvedge.processor.validate.LockValidator;
import dev.selvedge.processor.validate.RetryValidator;
import dev.selvedge.processor.validate.ShardValidator;
import dev.selvedge.processor.validate.StrayValidator;
import dev.selvedge.processor.validate.ValidationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** What happens to one annotated class: read, validate, and, if nothing is wrong, generate. */
final class Pipeline {

  private final Elements elements;
  private final Messager messager;
  private final ModelReader reader;
  private final CompanionValidator companionValidator;
  private final RetryValidator retryValidator;
  private final LockValidator lockValidator;
  private final ShardValidator shardValidator;
  private final StrayValidator strayValidator = new StrayValidator();
  private final CompanionGenerator companionGenerator;
  private final IndexGenerator indexGenerator;

  Pipeline(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.messager = environment.getMessager();
    this.reader = new ModelReader(elements, environment.getTypeUtils());
    this.companionValidator = new CompanionValidator(elements);
    this.retryValidator = new RetryValidator(elements, environment.getTypeUtils(), reader);
    this.lockValidator = new LockValidator(elements, environment.getTypeUtils());
    this.shardValidator = new ShardValidator(elements, environment.getTypeUtils());
    this.companionGenerator =
        new CompanionGenerator(elements, environment.getTypeUtils(), environment.getFiler());
    this.indexGenerator = new IndexGenerator(environment.getFiler());
  }

  /** Runs it; false if the class mentions types that do not exist yet. Never throws. */
  boolean run(TypeElement type) {
    ValidationReport report = new ValidationReport();
    try {
      if (!reader.isReadable(type)) {
        return false;
      }
      HostModel host = reader.read(type);
      if (host.isAwaited()) {
        return false;
      }
      validate(host, report);
      if (!report.hasErrors() && !host.isPlain()) {
        generate(host, report);
      }
    } catch (IOException | RuntimeException e) {
      reportFailure(type, type.getQualifiedName().toString(), e, report);
    }
    report.print(messager);
    return true;
  }

  private void validate(HostModel host, ValidationReport report) {
    companionValidator.validate(host, report);
    for (RetryModel retry : host.retries()) {
      guarded(host, retry, report, () -> retryValidator.validate(host, retry, report));
    }
    for (LockModel lock : host.locks()) {
      guarded(host, lock, report, () -> lockValidator.validate(host, lock, report));
    }
    for (ShardModel shard : host.shards()) {
      guarded(host, shard, report, () -> shardValidator.validate(host, shard, report));
    }
    strayValidator.validate(host, report);
  }

  /** A check that fails itself spoils one method, and leaves the others' findings standing. */
  private void guarded(
      HostModel host, AnnotatedMethod annotated, ValidationReport report, Runnable checks) {
    try {
      checks.run();
    } catch (RuntimeException e) {
      String method = host.sourceName() + "." + annotated.method().signature();
      reportFailure(annotated.method().element(), method, e, report);
    }
  }

  private void generate(HostModel host, ValidationReport report) throws IOException {
    try {
      companionGenerator.generate(host);
    } catch (FilerException e) {
      if (elements.getTypeElement(CompanionNames.companion(host.binaryName())) == null) {
        throw e;
      }
      companionValidator.reportTaken(host, report);
      return;
    }
    indexGenerator.generate(host);
  }

  private void reportFailure(Element element, String name, Exception e, ValidationReport report) {
    report.add(Diagnostic.PROCESSOR_FAILED, element, name, e);
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    messager.printMessage(Kind.NOTE, trace.toString());
  }
}
