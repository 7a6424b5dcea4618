package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.HostModel;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The outcome must be there on return, or come through a stage that can be made anew. */
final class ResultValidator implements Check<AnnotatedMethod> {

  private static final String STAGE = "java.util.concurrent.CompletionStage";

  private final TypeRules rules;
  private final Diagnostic unfollowed;
  private final Diagnostic stageSubtype;
  private final UnaryOperator<String> remedy;

  /**
   * @param unfollowed what to say of the annotation that is checked
   * @param stageSubtype likewise
   * @param remedy what to return instead of one of {@link ResultKind#UNFOLLOWED_TYPES}
   */
  ResultValidator(
      TypeRules rules,
      Diagnostic unfollowed,
      Diagnostic stageSubtype,
      UnaryOperator<String> remedy) {
    this.rules = rules;
    this.unfollowed = unfollowed;
    this.stageSubtype = stageSubtype;
    this.remedy = remedy;
  }

  @Override
  public void check(HostModel host, AnnotatedMethod annotated, ValidationReport report) {
    TypeMirror result = annotated.method().element().getReturnType();
    Set<String> lineage = rules.lineage(result);
    String method = annotated.method().signature();
    boolean isVariable = result.getKind() == TypeKind.TYPEVAR;
    if (lineage.contains(STAGE)) {
      // a type variable stands for whatever stage the caller asks for
      if (isVariable || ResultKind.ofErasure(rules.erasedName(result)) != ResultKind.STAGE) {
        report.add(stageSubtype, Place.of(annotated), method, result);
      }
      return;
    }
    for (String type : lineage) {
      if (ResultKind.UNFOLLOWED_TYPES.containsKey(type)) {
        report.add(unfollowed, Place.of(annotated), method, result, remedy.apply(type));
        return;
      }
    }
  }
}
