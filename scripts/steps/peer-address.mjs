// Loaded into the web process: adds the address of the connection itself at the end of X-Forwarded-For, as a proxy would. Next.js passes on
// only what the caller wrote there, so that without it anybody chose the address by which tries are counted.
import { Server } from 'node:http'

const { emit } = Server.prototype
Server.prototype.emit = function (event, request, ...rest) {
  if (event === 'request') {
    const said = request.headers['x-forwarded-for']
    const peer = request.socket.remoteAddress ?? ''
    request.headers['x-forwarded-for'] = said ? `${said}, ${peer}` : peer
  }
  return emit.call(this, event, request, ...rest)
}
