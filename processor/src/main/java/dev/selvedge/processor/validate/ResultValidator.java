package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.RetryModel;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The outcome must be there on return, or come through a stage that can be made anew. */
final class ResultValidator implements Check {

  private static final String STAGE = "java.util.concurrent.CompletionStage";

  private final TypeRules rules;

  ResultValidator(TypeRules rules) {
    this.rules = rules;
  }

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    TypeMirror result = retry.method().element().getReturnType();
    Set<String> lineage = rules.lineage(result);
    String method = retry.method().signature();
    boolean isVariable = result.getKind() == TypeKind.TYPEVAR;
    if (lineage.contains(STAGE)) {
      // a type variable stands for whatever stage the caller asks for
      if (isVariable || ResultKind.ofErasure(rules.erasedName(result)) != ResultKind.STAGE) {
        report.add(Diagnostic.RETRY_STAGE_SUBTYPE, Place.of(retry), method, result);
      }
      return;
    }
    for (String type : lineage) {
      String remedy = ResultKind.UNFOLLOWED_TYPES.get(type);
      if (remedy != null) {
        report.add(Diagnostic.RETRY_RESULT_UNFOLLOWED, Place.of(retry), method, result, remedy);
        return;
      }
    }
  }
}
