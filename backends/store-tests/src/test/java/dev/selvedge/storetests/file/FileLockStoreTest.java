package dev.selvedge.storetests.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.file.FileLockStoreProvider;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.RecordingContext;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to {@code file:} within one process. */
class FileLockStoreTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path temporary;
  private final RecordingContext context = new RecordingContext("selvedge", "test");
  private final List<LockStore> stores = new ArrayList<>();

  @AfterEach
  void close() {
    stores.forEach(LockStore::close);
    context.close();
  }

  private LockStore open(String url) {
    LockStore store = new FileLockStoreProvider().open(url, context);
    stores.add(store);
    return store;
  }

  private static AcquireRequest request(String key) {
    String owner = UUID.randomUUID().toString();
    return new AcquireRequest(key, owner, "test", LockMode.EXCLUSIVE, LONG, false, LONG, true);
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(LockStoreProvider.class))
        .hasAtLeastOneElementOfType(FileLockStoreProvider.class);
    assertThat(new FileLockStoreProvider().accepts("file:locks")).isTrue();
    assertThat(new FileLockStoreProvider().accepts("redis://host")).isFalse();
  }

  @Test
  void makesTheDirectoryAndUnderstandsAllFormsOfTheUrl() throws IOException {
    Path directory = temporary.resolve("a b").resolve("locks");
    LockStore plain = open("file:" + directory);
    LockStore uri = open(directory.toUri().toString());

    AcquireRequest request = request("key");
    assertThat(plain.acquire(request).toCompletableFuture().join()).isInstanceOf(Granted.class);
    assertThat(uri.acquire(request("key")).toCompletableFuture().join()).isInstanceOf(Busy.class);
    assertThat(plain.describe()).isEqualTo("file:" + directory.toRealPath());
  }

  @Test
  void refusesAnEmptyPath() {
    assertThatThrownBy(() -> open("file:"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("write file:DIR");
    assertThatThrownBy(() -> open("file:///"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("write file:DIR");
  }

  @Test
  void refusesAnotherHost() {
    assertThatThrownBy(() -> open("file://server/locks"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'server'");
  }

  @Test
  void refusesWhatIsNoDirectory() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> open("file:" + file))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("is not a directory");
  }

  @Test
  void refusesADirectoryOfAnotherLayout() throws IOException {
    Files.writeString(temporary.resolve("members"), "selvedge locks, layout 9\n");

    assertThatThrownBy(() -> open("file:" + temporary))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("layout 9");
  }

  @Test
  void saysSoWhenTheDirectoryIsRemovedUnderIt() throws IOException {
    Path directory = temporary.resolve("locks");
    LockStore store = open("file:" + directory);
    store.acquire(request("key")).toCompletableFuture().join();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }

    assertThatThrownBy(() -> store.acquire(request("key")).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(LockStoreUnavailableException.class)
        .hasMessageContaining("was removed or replaced while it was in use");
  }

  @Test
  void tokensRiseEvenIfTheDirectoryIsMadeAnew() throws IOException {
    Path directory = temporary.resolve("locks");
    Granted before =
        (Granted) open("file:" + directory).acquire(request("key")).toCompletableFuture().join();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }

    Granted after =
        (Granted) open("file:" + directory).acquire(request("key")).toCompletableFuture().join();

    assertThat(after.token()).isGreaterThan(before.token());
  }

  @Test
  void storesOfTwoClassLoadersExcludeEachOther() throws Exception {
    String url = "file:" + temporary.resolve("locks");
    try (URLClassLoader loader = ownRuntime()) {
      LockStore here = open(url);
      LockStore there = openIn(loader, url);
      for (int i = 0; i < 50; i++) {
        String key = "key-" + i;
        AcquireRequest mine = request(key);
        here.acquire(mine).toCompletableFuture().join();

        assertThat(there.acquire(request(key)).toCompletableFuture().join())
            .isInstanceOf(Busy.class);
      }
      there.close();
      here.acquire(request("after")).toCompletableFuture().join();
      LockStore again = openIn(loader, url);
      assertThat(again.acquire(request("after")).toCompletableFuture().join())
          .isInstanceOf(Busy.class);
      again.close();
    }
  }

  /** The store's classes once more; what it shares with its callers is the same. */
  private static URLClassLoader ownRuntime() {
    String own = FileLockStoreProvider.class.getPackageName();
    URL[] urls = {FileLockStoreProvider.class.getProtectionDomain().getCodeSource().getLocation()};
    return new URLClassLoader(urls, FileLockStoreTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(own)) {
          return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
          Class<?> loaded = findLoadedClass(name);
          return loaded == null ? findClass(name) : loaded;
        }
      }
    };
  }

  private LockStore openIn(ClassLoader loader, String url) throws Exception {
    Class<?> type = loader.loadClass(FileLockStoreProvider.class.getName());
    assertThat(type).isNotEqualTo(FileLockStoreProvider.class);
    Object provider = type.getConstructor().newInstance();
    return (LockStore)
        type.getMethod("open", String.class, StoreContext.class).invoke(provider, url, context);
  }
}
