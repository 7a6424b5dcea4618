package dev.selvedge.processor.model;

import dev.selvedge.contract.ResultKind;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what a call takes to another node and brings back. */
final class CargoReader {

  private final Elements elements;
  private final Types types;

  CargoReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The arguments, then the result. */
  List<Cargo> read(ExecutableElement method) {
    List<Cargo> cargo = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      TypeMirror type = parameter.asType();
      TravelTypes travel = new TravelTypes(elements, types, type, "pass");
      cargo.add(new Cargo(parameter, type, travel.obstacle()));
    }
    TypeMirror type = outcome(method.getReturnType());
    TravelTypes travel = new TravelTypes(elements, types, type, "return");
    cargo.add(new Cargo(null, type, travel.obstacle()));
    return cargo;
  }

  /** What a stage completes with, if that is what is returned and says so. */
  private static TypeMirror outcome(TypeMirror result) {
    return result instanceof DeclaredType declared
            && !declared.getTypeArguments().isEmpty()
            && isStage((TypeElement) declared.asElement())
        ? declared.getTypeArguments().get(0)
        : result;
  }

  private static boolean isStage(TypeElement type) {
    return ResultKind.ofErasure(type.getQualifiedName().toString()) == ResultKind.STAGE;
  }
}
