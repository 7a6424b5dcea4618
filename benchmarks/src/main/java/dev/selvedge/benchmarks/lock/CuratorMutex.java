package dev.selvedge.benchmarks.lock;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.apache.curator.retry.RetryOneTime;

/** Curator's mutex on ZooKeeper. */
final class CuratorMutex implements LockSubject {

  private final CuratorFramework client;

  CuratorMutex(String address) {
    client = CuratorFrameworkFactory.newClient(address, new RetryOneTime(100));
    client.start();
  }

  @Override
  public String name() {
    return "Curator InterProcessMutex";
  }

  @Override
  public Held take(String key) throws Exception {
    InterProcessMutex mutex = new InterProcessMutex(client, "/locks/" + key);
    mutex.acquire();
    return mutex::release;
  }

  @Override
  public void close() {
    client.close();
  }
}
