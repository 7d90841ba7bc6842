// A Hazelcast client in Node.js, told what to do line by line: lock NAME | try NAME MILLIS | unlock NAME FENCE | end.
// Its third argument, if there is one, is a file with more of the client's configuration in JSON; names of files below ssl.
// Answers with one line each: a fence, "none", "ok", or "error ...".
const { Client } = require('hazelcast-client');
const fs = require('fs');
const readline = require('readline');

// Shown certificates name the grid and not its hosts, so the name is told.
function ssl({ ca, cert, key, servername }) {
    const sslOptions = { ca: [fs.readFileSync(ca)], servername };
    if (cert !== undefined) {
        sslOptions.cert = fs.readFileSync(cert);
        sslOptions.key = fs.readFileSync(key);
    }
    return { enabled: true, sslOptions };
}

async function main() {
    const [address, clusterName, file] = process.argv.slice(2);
    const more = file === undefined ? {} : JSON.parse(fs.readFileSync(file));
    const client = await Client.newHazelcastClient({
        clusterName,
        instanceName: 'node-js-client',
        network: { clusterMembers: [address], ...(more.ssl && { ssl: ssl(more.ssl) }) },
        ...(more.security && { security: more.security }),
        properties: { 'hazelcast.logging.level': 'OFF' },
    });
    const cp = client.getCPSubsystem();
    const fences = new Map();

    async function run([verb, name, argument]) {
        const lock = await cp.getLock(name);
        if (verb === 'lock') {
            const fence = await lock.lock();
            fences.set(String(fence), fence);
            return String(fence);
        } else if (verb === 'try') {
            const fence = await lock.tryLock(Number(argument));
            if (fence === undefined) {
                return 'none';
            }
            fences.set(String(fence), fence);
            return String(fence);
        } else if (verb === 'unlock') {
            await lock.unlock(fences.get(argument));
            return 'ok';
        }
        return 'error what is ' + verb;
    }

    console.log('ready');
    for await (const line of readline.createInterface({ input: process.stdin })) {
        if (line === 'end') {
            break;
        }
        try {
            console.log(await run(line.split(' ')));
        } catch (error) {
            console.log('error ' + error.name + ' ' + error.message);
        }
    }
    await client.shutdown();
}

main().then(() => process.exit(0), (error) => {
    console.error(error);
    process.exit(1);
});
