export default function Home() {
  return <h1>发票服务台</h1>
}
