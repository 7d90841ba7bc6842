package io.lockgrid.faults;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.net.InetAddress;

/** A Kubernetes API in a process of its own, with one service in it; ends with its input. */
final class KubernetesApi {
    private KubernetesApi() {}

    /** Started with: address, port, path, answer. */
    public static void main(String[] args) throws IOException {
        KubernetesMockServer api = new KubernetesMockServer(false);
        api.expect().get().withPath(args[2]).andReturn(200, args[3]).always();
        api.init(InetAddress.getByName(args[0]), Integer.parseInt(args[1]));
        try {
            System.out.println("ready");
            while (System.in.read() >= 0) {
                System.out.flush();
            }
        } finally {
            api.destroy();
        }
    }
}
