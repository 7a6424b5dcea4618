package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.ShardModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** One parameter at most takes the selected resource, which is an object with a life of its own. */
final class ResourceValidator implements Check<ShardModel> {

  /** Nobody's keys are owned by one of these; it is the name of an owner, or was meant as a key. */
  private static final Set<String> PLAIN_VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Number",
          "java.util.concurrent.CompletionStage");

  private final TypeRules rules;

  ResourceValidator(TypeRules rules) {
    this.rules = rules;
  }

  @Override
  public void check(HostModel host, ShardModel shard, ValidationReport report) {
    String method = shard.method().signature();
    List<VariableElement> resources = shard.resources();
    for (VariableElement resource : resources) {
      String name = resource.getSimpleName().toString();
      if (resource != resources.get(0)) {
        String first = resources.get(0).getSimpleName().toString();
        report.add(Diagnostic.SHARD_RESOURCE_TWICE, Place.of(resource), name, method, first);
      }
      whyNoResource(resource.asType())
          .ifPresent(
              why ->
                  report.add(
                      Diagnostic.SHARD_RESOURCE_TYPE, Place.of(resource), name, method, why));
    }
  }

  private Optional<String> whyNoResource(TypeMirror type) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.ARRAY) {
      return Optional.of(type + " is no object type");
    }
    if (type.getKind() == TypeKind.TYPEVAR) {
      return Optional.of(type + " is a type variable, which no resource can be checked against");
    }
    return rules.lineage(type).stream().anyMatch(PLAIN_VALUES::contains)
        ? Optional.of(type + " is a plain value")
        : Optional.empty();
  }
}
