package dev.selvedge.processor.model;

import dev.selvedge.processor.model.TemplateParser.MalformedTemplateException;
import dev.selvedge.processor.model.TemplateParser.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads templates of keys, and bare paths, and looks up what the paths mean. */
final class KeyReader {

  private final Elements elements;
  private final Types types;

  KeyReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** One template; every path of it is looked up, even if another is wrong. */
  KeyTemplate read(
      TypeElement host, ExecutableElement method, String template, AnnotationValue source) {
    List<KeyPart> parts = new ArrayList<>();
    List<KeyProblem> problems = new ArrayList<>();
    try {
      PathResolver resolver =
          new PathResolver(elements, types, host, method, path -> "{" + path + "}");
      for (Piece piece : TemplateParser.parse(template)) {
        if (piece instanceof Piece.Text text) {
          parts.add(new KeyPart.Literal(text.text()));
        } else if (piece instanceof Piece.Path path) {
          add(resolver, path, parts, problems);
        }
      }
    } catch (MalformedTemplateException e) {
      problems.add(new KeyProblem.Malformed(e.why()));
    }
    return new KeyTemplate(template, source, parts, problems);
  }

  /** One path, which is the whole text. */
  ShardKey readPath(
      TypeElement host, ExecutableElement method, String text, AnnotationValue source) {
    try {
      PathResolver resolver = new PathResolver(elements, types, host, method, path -> path);
      ShardPart part = resolver.resolvePart(TemplateParser.names(text));
      return new ShardKey(text, source, Optional.of(part), List.of());
    } catch (MalformedTemplateException e) {
      KeyProblem problem = new KeyProblem.Malformed(e.why());
      return new ShardKey(text, source, Optional.empty(), List.of(problem));
    } catch (UnresolvedPathException e) {
      return new ShardKey(text, source, Optional.empty(), List.of(e.problem()));
    }
  }

  private static void add(
      PathResolver resolver, Piece.Path path, List<KeyPart> parts, List<KeyProblem> problems) {
    try {
      parts.add(new KeyPart.Value(resolver.resolve(path.names())));
    } catch (UnresolvedPathException e) {
      problems.add(e.problem());
    }
  }
}
