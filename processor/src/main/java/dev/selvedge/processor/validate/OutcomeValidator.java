package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.LockModel;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a method does without its lock must be something that its result can express. */
final class OutcomeValidator implements Check<LockModel> {

  private static final Map<TypeKind, String> BOXES =
      Map.of(
          TypeKind.BOOLEAN, "Boolean",
          TypeKind.BYTE, "Byte",
          TypeKind.SHORT, "Short",
          TypeKind.INT, "Integer",
          TypeKind.LONG, "Long",
          TypeKind.CHAR, "Character",
          TypeKind.FLOAT, "Float",
          TypeKind.DOUBLE, "Double");

  private final TypeRules rules;

  OutcomeValidator(TypeRules rules) {
    this.rules = rules;
  }

  @Override
  public void check(HostModel host, LockModel lock, ValidationReport report) {
    String method = lock.method().signature();
    TypeMirror result = lock.method().element().getReturnType();
    String box = BOXES.get(result.getKind());
    if (lock.onBusy().value().equals("SKIP") && box != null) {
      Place place = Place.of(lock, lock.onBusy());
      // not the type's own text, which has its annotations in it
      String primitive = result.getKind().name().toLowerCase(Locale.ROOT);
      report.add(Diagnostic.LOCK_SKIP_PRIMITIVE, place, method, primitive, box);
    }
    if (lock.onLost().value().equals("INTERRUPT")
        && ResultKind.ofErasure(rules.erasedName(result)) == ResultKind.STAGE) {
      report.add(Diagnostic.LOCK_INTERRUPTS_STAGE, Place.of(lock, lock.onLost()), method);
    }
  }
}
