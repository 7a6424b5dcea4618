package dev.selvedge.runtime.config;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.Log;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: what the program {@linkplain #set set}, then system properties, then
 * environment variables, then the files {@code selvedge.properties} on the class path. A key for a
 * method wins over one for its class, and that over one for all, wherever they stand.
 *
 * <p>Read at first use. Nothing but {@link #set} ever throws: a value that cannot be used leaves
 * the one before it in force, is logged once and stands in {@link #problems()}.
 *
 * <p>Thread-safe: readers see one consistent state, changes are swapped in as a whole.
 */
public final class Settings {
  private final KnownKeys known;
  private final List<SettingSource> sources;

  /** Guards what follows up to {@link #current}; never held while sources are read. */
  private final ReentrantLock change = new ReentrantLock();

  private final Map<String, String> set = new HashMap<>();
  private List<SourceLayer> layers;
  private long newestReading;

  private volatile @Nullable Snapshot current;
  private final AtomicLong readings = new AtomicLong();
  private final Set<Thread> reading = ConcurrentHashMap.newKeySet();

  /** Settings that come from no source: only what is {@linkplain #set set}. */
  public Settings(List<AttributeSchema> schemas) {
    this(new KnownKeys(schemas), List.of());
  }

  Settings(KnownKeys known, List<SettingSource> sources) {
    this.known = known;
    this.sources = List.copyOf(sources);
    this.layers = Collections.nCopies(sources.size(), SourceLayer.EMPTY);
  }

  /** Settings from the sources of this process. */
  public static Settings ofProcess(List<AttributeSchema> schemas) {
    KnownKeys known = new KnownKeys(schemas);
    return new Settings(
        known,
        List.of(
            new SystemPropertySource(System::getProperties),
            new EnvironmentSource(System::getenv, known),
            new PropertiesSource(() -> Thread.currentThread().getContextClassLoader())));
  }

  /** Grows with every change, so that what was derived from settings can tell that it is stale. */
  public long version() {
    return snapshot().version;
  }

  /** The value in force for exactly this key. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(snapshot().values.get(key));
  }

  /** Valid overrides for one method, attribute to value; the most specific key wins. */
  public Map<String, String> overrides(String area, String owner, String method) {
    Map<String, String> values = snapshot().values;
    if (values.isEmpty()) {
      return Map.of();
    }
    Map<String, String> found = new HashMap<>();
    for (String attribute : known.attributes(area)) {
      String value = values.get(new AttributeKey(area, owner, method, attribute).text());
      if (value == null) {
        value = values.get(new AttributeKey(area, owner, "", attribute).text());
      }
      if (value == null) {
        value = values.get(new AttributeKey(area, "", "", attribute).text());
      }
      if (value != null) {
        found.put(attribute, value);
      }
    }
    return found;
  }

  /**
   * Sets one value, which wins over all sources until it is {@linkplain #unset unset}.
   *
   * @throws InvalidSettingException if the key is unknown or the value cannot be used; nothing has
   *     changed then
   */
  public void set(String key, String value) {
    Objects.requireNonNull(value, "value; to take a setting back, use unset");
    if (!known.contains(key)) {
      throw new InvalidSettingException(SourceLayer.unknown(key, known));
    }
    try {
      known.check(key, value.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(SourceLayer.invalid(key, e));
    }
    snapshot();
    change(() -> set.put(key, value.strip()));
  }

  /** Takes back what was {@linkplain #set set}: the sources decide again. */
  public void unset(String key) {
    snapshot();
    change(() -> set.remove(key));
  }

  /** Reads all sources again; what was {@linkplain #set set} stays. */
  public void reload() {
    refresh();
  }

  /** What is wrong with the settings as last read, as whole messages; immutable. */
  public List<String> problems() {
    return snapshot().problems;
  }

  /** The classes and methods that the settings in force name, sorted by key. */
  public List<SettingTarget> targets() {
    List<SettingTarget> targets = new ArrayList<>();
    for (String key : new TreeMap<>(snapshot().values).keySet()) {
      AttributeKey parts = known.attribute(key);
      if (parts != null && !parts.owner().isEmpty()) {
        targets.add(new SettingTarget(key, parts.area(), parts.owner(), parts.method()));
      }
    }
    return targets;
  }

  private Snapshot snapshot() {
    Snapshot snapshot = current;
    return snapshot == null ? refresh() : snapshot;
  }

  /**
   * Reads the sources without a lock, as a class loader is asked, which is an application's code
   * and may wait for anything. Where that code is itself a woven method that fails, this thread
   * comes here again, and finds no settings rather than no end.
   */
  private Snapshot refresh() {
    Thread thread = Thread.currentThread();
    if (!reading.add(thread)) {
      Snapshot snapshot = current;
      return snapshot == null ? Snapshot.EMPTY : snapshot;
    }
    try {
      long ticket = readings.incrementAndGet();
      List<SettingSource.Reading> found = sources.stream().map(SettingSource::read).toList();
      return change(() -> take(ticket, found));
    } finally {
      reading.remove(thread);
    }
  }

  /** Leaves out what began to be read before something that is already in force. */
  private void take(long ticket, List<SettingSource.Reading> found) {
    if (ticket < newestReading) {
      return;
    }
    newestReading = ticket;
    List<SourceLayer> next = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      next.add(layers.get(i).next(found.get(i), known));
    }
    layers = next;
  }

  private Snapshot change(Runnable edit) {
    Snapshot before;
    Snapshot after;
    change.lock();
    try {
      edit.run();
      before = current == null ? Snapshot.EMPTY : current;
      after = compose(before);
      current = after;
    } finally {
      change.unlock();
    }
    for (String problem : after.problems) {
      if (!before.problems.contains(problem)) {
        Log.warning(Settings.class, problem, null);
      }
    }
    return after;
  }

  private Snapshot compose(Snapshot before) {
    Map<String, String> values = new HashMap<>(set);
    List<String> problems = new ArrayList<>();
    for (SourceLayer layer : layers) {
      layer.values().forEach(values::putIfAbsent);
      problems.addAll(layer.problems());
    }
    boolean same = before.version != 0 && values.equals(before.values);
    return new Snapshot(
        same ? before.version : before.version + 1, Map.copyOf(values), List.copyOf(problems));
  }

  private record Snapshot(long version, Map<String, String> values, List<String> problems) {
    static final Snapshot EMPTY = new Snapshot(0, Map.of(), List.of());
  }
}
