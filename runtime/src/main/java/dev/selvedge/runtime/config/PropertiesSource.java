package dev.selvedge.runtime.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.internal.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files {@code selvedge.properties}, in UTF-8, on the class path: that of the thread's context
 * class loader or, where it has none, that of the runtime itself. Where several files give one key,
 * the first on the class path wins.
 */
final class PropertiesSource implements SettingSource {
  static final String FILE = "selvedge.properties";

  private final Supplier<@Nullable ClassLoader> loader;
  private volatile List<String> announced = List.of();

  PropertiesSource(Supplier<@Nullable ClassLoader> loader) {
    this.loader = loader;
  }

  @Override
  public Reading read() {
    Map<String, Found> found = new HashMap<>();
    List<String> problems = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (URL file : files(problems)) {
      try {
        Properties properties = load(file);
        for (String key : properties.stringPropertyNames()) {
          String value = properties.getProperty(key, "").strip();
          found.putIfAbsent(key, new Found(value, file.toString()));
        }
        read.add(file.toString());
      } catch (IOException | RuntimeException | LinkageError e) { // a malformed escape is unchecked
        problems.add(Diagnostic.SETTINGS_UNREADABLE.message(file, reason(e)));
      }
    }
    announceSeveral(read);
    return new Reading(found, problems, problems.isEmpty());
  }

  private List<URL> files(List<String> problems) {
    try {
      ClassLoader context = loader.get();
      List<URL> files = context == null ? List.of() : Collections.list(context.getResources(FILE));
      ClassLoader own = PropertiesSource.class.getClassLoader();
      return files.isEmpty() && own != null ? Collections.list(own.getResources(FILE)) : files;
    } catch (IOException
        | RuntimeException
        | LinkageError e) { // a class loader is an application's code
      problems.add(Diagnostic.SETTINGS_UNREADABLE.message(FILE, reason(e)));
      return List.of();
    }
  }

  private static Properties load(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false); // so that reloading sees what the file says now
    byte[] bytes;
    try (InputStream in = connection.getInputStream()) {
      bytes = in.readAllBytes();
    }
    // a decoder of its own refuses what is not UTF-8, where a String would hide it
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    Properties properties = new Properties();
    properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    return properties;
  }

  private static String reason(Throwable e) {
    return e instanceof CharacterCodingException
        ? "it is not UTF-8"
        : e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private void announceSeveral(List<String> files) {
    if (files.size() > 1 && !files.equals(announced)) {
      announced = List.copyOf(files);
      Log.warning(
          Settings.class,
          "several "
              + FILE
              + " on the class path, where two give one key the first wins: "
              + String.join(", ", files),
          null);
    }
  }
}
