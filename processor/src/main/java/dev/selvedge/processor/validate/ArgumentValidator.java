package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.RetryModel;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** Arguments are passed to every attempt; what the first one uses up is empty for the second. */
final class ArgumentValidator implements Check<RetryModel> {

  private static final Set<String> ONE_SHOT =
      Set.of(
          "java.io.InputStream",
          "java.io.Reader",
          "java.util.Iterator",
          "java.util.Enumeration",
          "java.util.Spliterator",
          "java.util.stream.BaseStream",
          "java.nio.channels.ReadableByteChannel",
          "java.sql.ResultSet");

  private final TypeRules rules;

  ArgumentValidator(TypeRules rules) {
    this.rules = rules;
  }

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    for (VariableElement parameter : retry.method().element().getParameters()) {
      Optional<String> oneShot =
          rules.lineage(parameter.asType()).stream().filter(ONE_SHOT::contains).findFirst();
      oneShot.ifPresent(
          type ->
              report.add(
                  Diagnostic.RETRY_ONE_SHOT_ARGUMENT,
                  parameter,
                  parameter.getSimpleName(),
                  retry.method().signature(),
                  type));
    }
  }
}
