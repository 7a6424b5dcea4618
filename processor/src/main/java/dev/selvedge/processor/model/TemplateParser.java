package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/**
 * Takes a template apart: {@code {a.b}} is a path, a doubled brace stands for itself, everything
 * else is text.
 */
final class TemplateParser {

  /** A piece of a template, its path not yet looked up. */
  sealed interface Piece {
    record Text(String text) implements Piece {}

    record Path(List<String> names) implements Piece {}
  }

  /** Says what is wrong with a template, in words. */
  static final class MalformedTemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedTemplateException(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  private final String template;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int at;

  private TemplateParser(String template) {
    this.template = template;
  }

  static List<Piece> parse(String template) throws MalformedTemplateException {
    return new TemplateParser(template).parse();
  }

  private List<Piece> parse() throws MalformedTemplateException {
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '{' && c != '}') {
        text.append(c);
        at++;
      } else if (at + 1 < template.length() && template.charAt(at + 1) == c) {
        text.append(c);
        at += 2;
      } else if (c == '{') {
        path();
      } else {
        throw new MalformedTemplateException("the '}' at index " + at + " closes nothing");
      }
    }
    endText();
    return pieces;
  }

  private void path() throws MalformedTemplateException {
    int end = template.indexOf('}', at);
    if (end < 0) {
      throw new MalformedTemplateException("the '{' at index " + at + " is never closed");
    }
    String path = template.substring(at + 1, end);
    if (path.isBlank()) {
      throw new MalformedTemplateException("the braces at index " + at + " name nothing");
    }
    List<String> names = names(path, "in {" + path + "} ");
    endText();
    pieces.add(new Piece.Path(names));
    at = end + 1;
  }

  /** The names in a path, which there has no braces around it. */
  static List<String> names(String path) throws MalformedTemplateException {
    return names(path, "");
  }

  private static List<String> names(String path, String place) throws MalformedTemplateException {
    List<String> names = List.of(path.split("\\.", -1));
    for (String name : names) {
      if (!SourceVersion.isIdentifier(name)) {
        throw new MalformedTemplateException(place + "'" + name + "' is no name");
      }
    }
    return names;
  }

  private void endText() {
    if (text.length() > 0) {
      pieces.add(new Piece.Text(text.toString()));
      text.setLength(0);
    }
  }
}
