package dev.selvedge.processor.model;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * One step of a path, from a value to a property of it.
 *
 * @param name the property, as the template has it
 * @param member the field, or the method without parameters
 * @param owner the class or interface through which it is reached, and its binary name
 * @param descriptor as the class file has it, {@code ()J} or {@code J}
 * @param raw the type that the class file gives it, erased
 * @param type the type that it has here, erased
 * @param isNameable whether other classes of the package can write {@code raw}
 * @param isHostOnly whether other classes of the package cannot make this step
 */
public record Hop(
    String name,
    Element member,
    TypeElement owner,
    String ownerName,
    String descriptor,
    TypeMirror raw,
    TypeMirror type,
    boolean isNameable,
    boolean isHostOnly) {

  public boolean isField() {
    return member.getKind().isField();
  }

  public boolean isOfInterface() {
    return owner.getKind().isInterface();
  }
}
