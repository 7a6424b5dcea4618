package dev.selvedge.agent.weave;

import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * How a class file stands with weaving.
 *
 * @param className binary name
 * @param annotated whether it has methods that are to be woven
 * @param wovenBy version of the weaver that has been here; null for none
 * @param unwoven the methods that it could not weave, with the reasons; empty for none
 */
public record Inspection(
    String className, boolean annotated, @Nullable String wovenBy, String unwoven) {

  /**
   * Reads what is needed of a class file.
   *
   * @throws RuntimeException if it cannot be read as one
   */
  public static Inspection of(byte[] classFile) {
    ClassModel model = ModelReader.read(new ClassReader(ClassFormat.readable(classFile)));
    return new Inspection(
        model.binaryName(), !model.annotated().isEmpty(), model.wovenBy(), model.unwoven());
  }
}
