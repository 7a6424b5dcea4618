package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.Attribute;
import dev.selvedge.processor.model.HostModel;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is set up elsewhere, a coordinator or a ring, is named by what can stand in a setting's key.
 *
 * @param unsaid the default, which is as it is
 */
record NameValidator<M extends AnnotatedMethod>(
    Diagnostic noName, Function<M, Attribute<String>> attribute, String unsaid)
    implements Check<M> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  @Override
  public void check(HostModel host, M annotated, ValidationReport report) {
    Attribute<String> name = attribute.apply(annotated);
    if (!name.value().equals(unsaid) && !NAME.matcher(name.value()).matches()) {
      report.add(noName, Place.of(annotated, name), name.value(), annotated.method().signature());
    }
  }
}
