package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sources compiled in memory, without any annotation processor. */
record Compiled(Map<String, byte[]> classes) implements ClassPath {
  private static final Pattern NAME =
      Pattern.compile(
          "package ([\\w.]+);.*?(?:class|interface|record|enum) (\\w+)", Pattern.DOTALL);

  static Compiled of(int release, String... sources) {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(source));
    }
    boolean compiled =
        javac
            .getTask(
                null,
                new Memory(javac.getStandardFileManager(null, null, null), written),
                problems,
                List.of("-proc:none", "-Xlint:none", "--release", "" + release),
                null,
                units)
            .call();
    assertThat(compiled).as("%s", problems.getDiagnostics()).isTrue();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return new Compiled(classes);
  }

  /** What the weaver says of one class, by its binary name. */
  WeaveResult weave(Weaver weaver, String name) throws Exception {
    return weaver.weave(name.replace('.', '/'), Objects.requireNonNull(classes.get(name)), this);
  }

  /** A class loader with all classes, those woven that can be; problems are let pass. */
  ClassLoader woven(Weaver weaver) throws Exception {
    Map<String, byte[]> woven = new LinkedHashMap<>(classes);
    for (String name : classes.keySet()) {
      byte[] bytes = weave(weaver, name).classFile();
      if (bytes != null) {
        woven.put(name, bytes);
      }
    }
    return new Loader(woven);
  }

  @Override
  public @Nullable InputStream open(String internalName) {
    byte[] bytes = classes.get(internalName.replace('/', '.'));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean seesRuntime() {
    return true;
  }

  @Override
  public String describe() {
    return "memory";
  }

  /** Prefers its own classes, so that one of the runtime's can be replaced. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Compiled.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        byte[] bytes = classes.get(name);
        if (loaded != null || bytes == null) {
          return loaded != null ? loaded : super.loadClass(name, resolve);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + path(text)), Kind.SOURCE);
      this.text = text;
    }

    private static String path(String text) {
      Matcher matcher = NAME.matcher(text);
      assertThat(matcher.find()).isTrue();
      MatchResult name = matcher.toMatchResult();
      return name.group(1).replace('.', '/') + '/' + name.group(2) + ".java";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
