package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the weaver needs of a class file: declarations and our own annotations. Values are
 * read as they stand, so the annotation classes need not be there.
 */
final class ModelReader extends ClassVisitor {
  private static final Set<String> OF_METHODS =
      Set.of(Names.RETRY, Names.DISTRIBUTED_LOCK, Names.SHARD_BY, Names.IDEMPOTENT);

  private final List<MethodModel> methods = new ArrayList<>();
  private String name = "";
  private int version;
  private int access;
  private @Nullable String wovenBy;
  private String unwoven = "";

  private ModelReader() {
    super(OpenedClassReader.ASM_API);
  }

  static ClassModel read(ClassReader classFile) {
    ModelReader reader = new ModelReader();
    classFile.accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return new ClassModel(
        reader.name,
        reader.version & 0xFFFF,
        reader.access,
        reader.wovenBy,
        reader.unwoven,
        reader.methods);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    this.version = version;
    this.access = access;
    this.name = name;
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return descriptor.equals(Names.WOVEN)
        ? new Values() {
          @Override
          void read(Map<String, String> values) {
            wovenBy = values.getOrDefault("version", "unknown");
            unwoven = values.getOrDefault("unwoven", "");
          }
        }
        : null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(OpenedClassReader.ASM_API) {
      private final Map<String, Map<String, String>> annotations = new HashMap<>();
      private final List<Integer> shardParameters = new ArrayList<>();

      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return OF_METHODS.contains(annotation)
            ? new Values() {
              @Override
              void read(Map<String, String> values) {
                annotations.put(annotation, values);
              }
            }
            : null;
      }

      @Override
      public @Nullable AnnotationVisitor visitParameterAnnotation(
          int parameter, String annotation, boolean visible) {
        if (annotation.equals(Names.SHARD)) {
          shardParameters.add(parameter);
        }
        return null;
      }

      @Override
      public void visitEnd() {
        methods.add(new MethodModel(name, descriptor, access, annotations, shardParameters));
      }
    };
  }

  /** Collects the values of one annotation as text. */
  private abstract static class Values extends AnnotationVisitor {
    private final Map<String, String> values = new LinkedHashMap<>();

    Values() {
      super(OpenedClassReader.ASM_API);
    }

    /** Called with all values, at the end. */
    abstract void read(Map<String, String> all);

    @Override
    public void visit(String name, Object value) {
      values.put(name, text(value));
    }

    @Override
    public void visitEnum(String name, String descriptor, String constant) {
      values.put(name, constant);
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
      StringJoiner joined = new StringJoiner(",");
      return new AnnotationVisitor(OpenedClassReader.ASM_API) {
        @Override
        public void visit(String unused, Object value) {
          joined.add(text(value));
        }

        @Override
        public void visitEnd() {
          values.put(name, joined.toString());
        }
      };
    }

    @Override
    public void visitEnd() {
      read(values);
    }

    private static String text(Object value) {
      return value instanceof Type type
          ? type.getInternalName().replace('/', '.')
          : String.valueOf(value);
    }
  }
}
