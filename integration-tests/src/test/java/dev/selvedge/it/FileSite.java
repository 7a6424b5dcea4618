package dev.selvedge.it;

import java.io.IOException;
import java.util.List;

/** A directory, which has no server that could fail. */
final class FileSite implements Site {
  private final TemporaryFolder folder = TemporaryFolder.create();

  FileSite() throws IOException {}

  @Override
  public String url() {
    return "file:" + folder.path();
  }

  @Override
  public String urlAt(int port) {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public int port() {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public void kill() {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public void start() {}

  @Override
  public List<String> kept() {
    return List
        .of(); // what is kept is the file store's own; that the key can be had is what counts
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
